package io.github.wiremocklro.internal.api;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import com.google.protobuf.UnknownFieldSet;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The fields of an option whose generated class is not at hand, by their numbers. What is not of
 * the expected wire type is passed over, as a protobuf parser does.
 */
record OptionFields(UnknownFieldSet fields) {

  /** Returns what the options have beside protobuf's own fields. */
  static OptionFields of(Message options) {
    return new OptionFields(options.getUnknownFields());
  }

  /** Returns the text, or an empty one. */
  String text(int number) {
    List<String> all = texts(number);
    return all.isEmpty() ? "" : all.get(all.size() - 1);
  }

  List<String> texts(int number) {
    return bytes(number).map(ByteString::toStringUtf8).toList();
  }

  /** Returns the numbers of a repeated enum, packed or not. */
  List<Integer> numbers(int number) {
    UnknownFieldSet.Field field = fields.getField(number);
    return Stream.concat(
            field.getVarintList().stream(), bytes(number).flatMap(OptionFields::packed))
        .map(Long::intValue)
        .toList();
  }

  /** Returns the message, whose parts may stand apart from each other. */
  Optional<OptionFields> message(int number) {
    return bytes(number)
        .reduce(ByteString::concat) // which is what merges messages
        .map(OptionFields::parsed);
  }

  List<OptionFields> messages(int number) {
    return bytes(number).map(OptionFields::parsed).toList();
  }

  private Stream<ByteString> bytes(int number) {
    return fields.getField(number).getLengthDelimitedList().stream();
  }

  private static OptionFields parsed(ByteString bytes) {
    try {
      return new OptionFields(UnknownFieldSet.parseFrom(bytes));
    } catch (InvalidProtocolBufferException e) {
      return new OptionFields(UnknownFieldSet.getDefaultInstance());
    }
  }

  private static Stream<Long> packed(ByteString bytes) {
    try {
      var input = bytes.newCodedInput();
      Stream.Builder<Long> numbers = Stream.builder();
      while (!input.isAtEnd()) {
        numbers.add(input.readRawVarint64());
      }
      return numbers.build();
    } catch (IOException e) {
      return Stream.empty();
    }
  }
}
