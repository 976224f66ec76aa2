package io.github.wiremocklro.docs;

import static io.github.wiremocklro.operation.After.polls;
import static io.github.wiremocklro.operation.OperationScript.operation;
import static io.github.wiremocklro.operation.StartPattern.any;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.cloud.dataplex.v1.Lake;
import org.junit.jupiter.api.Test;

class LakeInSharedContextTest extends InSharedContext {
  @Test
  void theLakeIsThereAtOnce() throws Exception {
    fake.next(any(), operation().doneAfter(polls(0)));

    client.createLakeAsync(fake.parent(), Lake.getDefaultInstance(), "sales").get();

    assertEquals(1, fake.records().size());
    assertTrue(fake.armed().isEmpty());
  }
}
