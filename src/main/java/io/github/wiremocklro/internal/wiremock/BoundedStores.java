package io.github.wiremocklro.internal.wiremock;

import com.github.tomakehurst.wiremock.common.FileSource;
import com.github.tomakehurst.wiremock.store.DefaultStores;
import com.github.tomakehurst.wiremock.store.RequestJournalStore;
import com.github.tomakehurst.wiremock.store.StubMappingStore;

/**
 * What WireMock itself keeps, with a limit on the memory that its journal takes, and with stubs
 * that are passed over quickly where they cannot match.
 */
public final class BoundedStores extends DefaultStores {
  private final StubMappingStore stubs = new QuickStubs();
  private final RequestJournalStore journal;

  /**
   * Creates empty stores.
   *
   * @param files the root directory
   * @param journalBytes how much memory the journal may take, as far as that can be estimated
   */
  public BoundedStores(FileSource files, long journalBytes) {
    super(files);
    this.journal = new BoundedJournal(journalBytes);
  }

  @Override
  public StubMappingStore getStubStore() {
    return stubs;
  }

  @Override
  public RequestJournalStore getRequestJournalStore() {
    return journal;
  }
}
