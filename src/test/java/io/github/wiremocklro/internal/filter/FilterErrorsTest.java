package io.github.wiremocklro.internal.filter;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.wiremocklro.operation.InvalidArgumentException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What cannot be read is refused with its column (AIP-160: INVALID_ARGUMENT). */
class FilterErrorsTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      maxCharsPerColumn = 10_000,
      textBlock =
          """
          target = x               | 1: "target" is no field of an operation; use name, done, error, metadata or response
          done = true AND Done = 1 | 17: "Done" is no field of an operation; use name, done, error, metadata or response
          error.status = 1         | 7: "status" is no field of google.rpc.Status; use code, message or details
          name.id = x              | 6: "id" stands below name, which has no fields; leave it out
          error.code.x = 1         | 12: "x" stands below code, which has no fields; leave it out
          done = 7                 | 8: "7" is no boolean; compare done with true or false
          done != *                | 9: "*" is no boolean; compare done with true or false
          done < true              | 6: "<" has no meaning for done, which is a boolean; use = or !=
          error.code = CANCELLED   | 14: "CANCELLED" is no number; compare error.code with one, such as 1 for CANCELLED
          error.code > 1.5         | 14: "1.5" is no number; compare error.code with one, such as 1 for CANCELLED
          error = 1                | 7: "=" does not compare error, which is a message; write error:*, or name a field below it
          metadata != x            | 10: "!=" does not compare metadata, which is a message; write metadata:*, or name a field below it
          metadata.a[0].b = 1      | 10: "a[0]" asks for one element of a list; ask for any with :
          Hugo                     | 1: "Hugo" is compared with nothing, and search in all fields is not supported; compare a field with a value, as in done = true
          done=true "Victor Hugo"  | 11: "Victor Hugo" is compared with nothing, and search in all fields is not supported; compare a field with a value, as in done = true
          regex(name, x)           | 1: "regex" is called as a function, and there is none; compare a field
          metadata.a = (1 OR 2)    | 14: "(" opens a group of values, which is not supported; compare the field with each
          done =                   | 7: the end stands where a value is expected; write one, in quotes if need be
          done == true             | 7: "=" stands where a value is expected; write one, in quotes if need be
          name = AND               | 8: "AND" stands where a value is expected; write one, in quotes if need be
          name = :x                | 8: ":" stands where a value is expected; write one, in quotes if need be
          name = a=b               | 9: "=" has no space before it; write one, or put the value in quotes
          name = a,b               | 9: "," has no space before it; write one, or put the value in quotes
          name = a"b"              | 9: "b" has no space before it; write one, or put the value in quotes
          name = a = b             | 10: "=" stands where a comparison is expected; write one, such as done = true
          done=true AND            | 14: the end stands where a comparison is expected; write one, such as done = true
          done=true OR OR done=1   | 14: "OR" stands where a comparison is expected; write one, such as done = true
          AND done=true            | 1: "AND" stands where a comparison is expected; write one, such as done = true
          NOT NOT done=true        | 5: "NOT" stands where a comparison is expected; write one, such as done = true
          --done=true              | 2: "-" stands where a comparison is expected; write one, such as done = true
          - done=true              | 3: "done" is apart from the - before it; write them together, or write NOT
          NOT(done=true)           | 4: "(" has no space before it; write one, or put the value in quotes
          (done=true)AND done=true | 12: "AND" has no space before it; write one, or put the value in quotes
          (done=true)(done=true)   | 12: "(" has no space before it; write one, or put the value in quotes
          ()                       | 2: ")" stands where a comparison is expected; write one, such as done = true
          done=true (done=true     | 11: "(" is not closed; close it with )
          done=true) OR done=true  | 10: ")" closes nothing; open a parenthesis before it, or leave it out
          metadata. a=1            | 11: "a" stands where the name of a field is expected; write one right behind the dot
          metadata.=1              | 10: "=" stands where the name of a field is expected; write one right behind the dot
          name ! x                 | 6: "!" is no comparator; write != or NOT
          name = "x                | 8: "x" has no quote at its end; close it with "
          name = 'it\\n'           | 11: "\\" escapes nothing; write \\\\ for a backslash, \\" for a quote
          """)
  void saysWhatIsWrongAndWhere(String filter, String error) {
    assertThatThrownBy(() -> Filters.parse(filter))
        .isInstanceOf(InvalidArgumentException.class)
        .hasMessage("filter column " + error);
  }

  @Test
  void refusesWhatIsTooDeep() {
    String filter = "(".repeat(101) + "done=true" + ")".repeat(101);

    assertThatThrownBy(() -> Filters.parse(filter))
        .hasMessage(
            "filter column 101: \"(\" is more than 100 deep; leave out parentheses that change"
                + " nothing");
  }

  @Test
  void refusesWhatIsTooLongBeforeItIsRead() {
    assertThatThrownBy(() -> Filters.parse("(".repeat(4_097)))
        .hasMessageEndingWith("has 4097 characters; use at most 4096");
  }

  /** As deep and as long as it gets: this ends in an answer, not in a stack overflow. */
  @Test
  void readsTheLongestPath() {
    Filters.parse("metadata" + ".a".repeat(2_040) + ":*");
    Filters.parse("-done=true ".repeat(300));
  }
}
