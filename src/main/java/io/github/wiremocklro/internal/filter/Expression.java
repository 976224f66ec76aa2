package io.github.wiremocklro.internal.filter;

import io.github.wiremocklro.internal.engine.Work;
import java.util.List;

/** A filter as it was read: a tree. */
sealed interface Expression permits Expression.And, Expression.Or, Expression.Not, Restriction {

  boolean matches(Subject subject, Work work);

  /** All of them; without any, everything. */
  record And(List<Expression> parts) implements Expression {
    @Override
    public boolean matches(Subject subject, Work work) {
      return parts.stream().allMatch(part -> part.matches(subject, work));
    }
  }

  record Or(List<Expression> parts) implements Expression {
    @Override
    public boolean matches(Subject subject, Work work) {
      return parts.stream().anyMatch(part -> part.matches(subject, work));
    }
  }

  /** True if the other is not true (AIP-160), for whatever reason. */
  record Not(Expression part) implements Expression {
    @Override
    public boolean matches(Subject subject, Work work) {
      return !part.matches(subject, work);
    }
  }
}
