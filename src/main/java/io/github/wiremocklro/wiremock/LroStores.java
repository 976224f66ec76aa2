package io.github.wiremocklro.wiremock;

import com.github.tomakehurst.wiremock.common.FileSource;
import com.github.tomakehurst.wiremock.store.DefaultStores;
import com.github.tomakehurst.wiremock.store.RequestJournalStore;

/** WireMock's own stores, but for a journal whose bound costs nothing. */
public final class LroStores extends DefaultStores {
  private final RequestJournalStore journal = new CountedJournal();

  /** Creates empty stores of a server with these files. */
  public LroStores(FileSource files) {
    super(files);
  }

  @Override
  public RequestJournalStore getRequestJournalStore() {
    return journal;
  }
}
