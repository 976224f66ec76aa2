package io.github.wiremocklro.bench;

import java.util.List;

/** Rows that are measured together. */
@FunctionalInterface
interface RowGroup {
  List<Row> measure(Race race) throws Exception;
}
