package io.github.wiremocklro.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.cloud.dataplex.v1.Lake;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** A second class, of which the page tells, that has the same context. */
class AgainInSharedContextTest extends InSharedContext {
  @Autowired ApplicationContext context;

  @Test
  void findsTheFakeWhereTheContextHasIt() throws Exception {
    assertEquals(fake.baseUrl(), context.getEnvironment().getProperty("dataplex.endpoint"));
    assertEquals(0, fake.records().size());

    client.createLakeAsync(fake.parent(), Lake.getDefaultInstance(), "sales").getName();

    assertEquals(1, fake.records().size());
  }
}
