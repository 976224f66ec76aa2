package io.github.wiremocklro.internal.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import java.io.IOException;

/** Writes a line for each field and each element, two blanks deeper than what it is in. */
final class IndentedLines extends DefaultPrettyPrinter {
  private static final long serialVersionUID = 1L;

  IndentedLines() {
    DefaultIndenter lines = new DefaultIndenter("  ", "\n");
    indentArraysWith(lines);
    indentObjectsWith(lines);
  }

  @Override
  public DefaultPrettyPrinter createInstance() {
    return new IndentedLines();
  }

  /** The superclass has a blank before the colon too, or in later versions asks for more. */
  @Override
  public void writeObjectFieldValueSeparator(JsonGenerator out) throws IOException {
    out.writeRaw(": ");
  }
}
