package io.github.wiremocklro.internal.filter;

import io.github.wiremocklro.internal.filter.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Reads a filter by the grammar of AIP-160, one method a rule.
 *
 * <pre>
 * filter      = [expression]
 * expression  = factor {[AND] factor}       "sequence" in AIP-160, where exact matches are wanted
 * factor      = term {OR term}              OR binds tighter than AND
 * term        = [NOT | -] simple
 * simple      = restriction | "(" expression ")"
 * restriction = member comparator argument
 * member      = value {"." field}
 * </pre>
 */
final class Parser {
  /** Whatever goes through an expression is recursive. */
  private static final int MAX_DEPTH = 100;

  private final List<Token> tokens;
  private final Schema schema;
  private int at;
  private int depth;

  private Parser(List<Token> tokens, Schema schema) {
    this.tokens = tokens;
    this.schema = schema;
  }

  static Expression parse(String filter, Schema schema) {
    Parser parser = new Parser(Tokenizer.tokens(filter), schema);
    return parser.peek().is(Kind.END) ? new Expression.And(List.of()) : parser.filter();
  }

  private Expression filter() {
    Expression whole = expression();
    if (!peek().is(Kind.END)) {
      throw peek().refused("closes nothing", "open a parenthesis before it, or leave it out");
    }
    return whole;
  }

  private Expression expression() {
    List<Expression> factors = new ArrayList<>();
    factors.add(factor());
    while (!peek().is(Kind.END) && !peek().is(Kind.CLOSE)) {
      if (spaced(peek()).is("AND")) {
        take();
        spaced(peek());
      }
      factors.add(factor());
    }
    return joined(factors, Expression.And::new);
  }

  private Expression factor() {
    List<Expression> terms = new ArrayList<>();
    terms.add(term());
    while (peek().is("OR")) {
      spaced(take());
      spaced(peek());
      terms.add(term());
    }
    return joined(terms, Expression.Or::new);
  }

  private Expression term() {
    if (peek().is("NOT")) {
      take();
      spaced(peek());
      return new Expression.Not(simple());
    }
    if (peek().is(Kind.MINUS)) {
      take();
      if (peek().spaced()) {
        throw peek().refused("is apart from the - before it", "write them together, or write NOT");
      }
      return new Expression.Not(simple());
    }
    return simple();
  }

  private Expression simple() {
    return peek().is(Kind.OPEN) ? composite() : restriction();
  }

  private Expression composite() {
    Token open = take();
    if (++depth > MAX_DEPTH) {
      throw open.refused(
          "is more than %d deep".formatted(MAX_DEPTH), "leave out parentheses that change nothing");
    }
    Expression inner = expression();
    if (!peek().is(Kind.CLOSE)) {
      throw open.refused("is not closed", "close it with )");
    }
    take();
    depth--;
    return inner;
  }

  private Expression restriction() {
    List<Token> member = member();
    Token first = member.get(0);
    if (peek().follows(Kind.OPEN)) {
      throw first.refused("is called as a function, and there is none", "compare a field");
    }
    if (!peek().is(Kind.COMPARATOR)) {
      throw first.refused(
          "is compared with nothing, and search in all fields is not supported",
          "compare a field with a value, as in done = true");
    }
    Token comparator = take();
    return schema.restriction(member, comparator, argument());
  }

  private List<Token> member() {
    Token first = peek();
    if (!(first.is(Kind.TEXT) || first.is(Kind.STRING)) || first.isKeyword()) {
      throw first.refused(
          "stands where a comparison is expected", "write one, such as done = true");
    }
    List<Token> path = new ArrayList<>();
    path.add(take());
    while (peek().follows(Kind.DOT)) {
      take();
      Token field = peek();
      if (!field.follows(Kind.TEXT) && !field.follows(Kind.STRING)) {
        throw field.refused(
            "stands where the name of a field is expected", "write one right behind the dot");
      }
      if (field.is(Kind.TEXT) && field.text().indexOf('[') >= 0) {
        throw field.refused("asks for one element of a list", "ask for any with :");
      }
      path.add(take());
    }
    return path;
  }

  /** Reads a value up to the next space: AIP-160 has times and numbers without quotes. */
  private Token argument() {
    Token first = take();
    if (first.is(Kind.STRING)) {
      return first;
    }
    if (first.is(Kind.OPEN)) {
      throw first.refused(
          "opens a group of values, which is not supported", "compare the field with each");
    }
    if (!isPartOfValue(first) || first.isKeyword() || first.is(Kind.COMPARATOR)) {
      throw first.refused("stands where a value is expected", "write one, in quotes if need be");
    }
    StringBuilder text = new StringBuilder(first.text());
    while (!peek().spaced() && isPartOfValue(peek())) {
      text.append(take().text());
    }
    return new Token(Kind.TEXT, text.toString(), first.column(), first.spaced());
  }

  private static boolean isPartOfValue(Token token) {
    return switch (token.kind()) {
      case TEXT, DOT, MINUS -> true;
      case COMPARATOR -> token.text().equals(":");
      default -> false;
    };
  }

  private static Expression joined(
      List<Expression> parts, Function<List<Expression>, Expression> join) {
    return parts.size() == 1 ? parts.get(0) : join.apply(parts);
  }

  private static Token spaced(Token token) {
    if (!token.spaced() && !token.is(Kind.END)) {
      throw token.refused("has no space before it", "write one, or put the value in quotes");
    }
    return token;
  }

  private Token peek() {
    return tokens.get(at);
  }

  /** Returns the next token and goes on, though never past the end. */
  private Token take() {
    Token token = tokens.get(at);
    at = Math.min(at + 1, tokens.size() - 1);
    return token;
  }
}
