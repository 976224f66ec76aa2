package io.github.wiremocklro.internal.filter;

import static java.util.Objects.requireNonNull;

import io.github.wiremocklro.internal.engine.FieldType;
import io.github.wiremocklro.internal.engine.FieldType.Kind;
import io.github.wiremocklro.internal.engine.FieldType.Many;
import io.github.wiremocklro.internal.engine.MessageType;
import io.github.wiremocklro.internal.filter.TypedPath.Refusal;
import io.github.wiremocklro.operation.JsonObject;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Checks a comparison against the descriptor of a resource. */
record TypedFields(MessageType type) implements Schema {

  @Override
  public Restriction restriction(List<Token> path, Token comparator, Token argument) {
    Refusal refusal = (index, problem, remedy) -> path.get(index).refused(problem, remedy);
    List<String> names = path.stream().map(Token::text).toList();
    boolean has = comparator.text().equals(":");
    TypedPath typed = TypedPath.of(type, names, has, refusal);
    FieldType field = typed.field();
    Comparator compares = Comparator.of(comparator.text());
    boolean any = has && argument.isAny();
    if (typed.isKey() && any) {
      // AIP-160: "m.foo:* True if m contains the key foo", whatever it has there.
      List<FieldName> map = typed.names().subList(0, typed.names().size() - 1);
      return Restriction.of(map, compares, Literal.key(names.get(names.size() - 1)));
    }
    if (field == null || field.kind() == Kind.JSON) {
      return Restriction.of(typed.names(), compares, Literal.of(argument));
    }
    if (any) {
      return new Restriction(typed.names(), compares, Literal.of(argument), unset(field));
    }
    if (field.many() == Many.MAP) {
      checkHas(has, comparator, "a map", "name a key of it, or ask for one with :");
      return Restriction.of(typed.names(), compares, Literal.key(argument.text()));
    }
    if (field.many() == Many.LIST) {
      checkHas(has, comparator, "a list", "ask for an element of it with :");
    }
    if (field.kind() == Kind.MESSAGE) {
      checkHas(has, comparator, "a message", "name a field of it, or ask for it with :*");
      return ofMessage(typed, field, argument);
    }
    Literals.check(field, comparator, argument);
    return new Restriction(
        typed.names(), compares, Literal.of(argument, field.kind()), unset(field));
  }

  /** AIP-160: {@code m:foo} asks whether the message has a field foo, other than its default. */
  private static Restriction ofMessage(TypedPath typed, FieldType message, Token argument) {
    TypedPath field =
        TypedPath.of(
            requireNonNull(message.message()),
            List.of(argument.text()),
            true,
            (index, problem, remedy) -> argument.refused(problem, remedy));
    List<FieldName> path = new ArrayList<>(typed.names());
    path.addAll(field.names());
    return new Restriction(path, Comparator.HAS, Literal.ANY, unset(requireNonNull(field.field())));
  }

  private static void checkHas(boolean has, Token comparator, String what, String remedy) {
    if (!has) {
      throw comparator.refused("does not compare " + what, remedy);
    }
  }

  /** Returns what the field has where it is not set; null for nothing. */
  private static @Nullable Object unset(FieldType field) {
    if (field.many() == Many.MAP) {
      return JsonObject.EMPTY;
    }
    if (field.isSetOrNot()) {
      return null;
    }
    return switch (field.kind()) {
      case BOOL -> false;
      case NUMBER -> 0;
      case STRING -> "";
      case ENUM -> field.words().get(0);
      default -> null;
    };
  }
}
