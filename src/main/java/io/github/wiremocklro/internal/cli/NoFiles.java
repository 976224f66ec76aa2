package io.github.wiremocklro.internal.cli;

import com.github.tomakehurst.wiremock.common.BinaryFile;
import com.github.tomakehurst.wiremock.common.Errors;
import com.github.tomakehurst.wiremock.common.FileSource;
import com.github.tomakehurst.wiremock.common.InvalidInputException;
import com.github.tomakehurst.wiremock.common.TextFile;
import com.github.tomakehurst.wiremock.common.filemaker.FilenameMaker;
import com.github.tomakehurst.wiremock.standalone.JsonFileMappingsSource;
import com.github.tomakehurst.wiremock.standalone.MappingsSource;
import com.github.tomakehurst.wiremock.stubbing.StubMapping;
import java.net.URI;
import java.util.List;

/** The files of a server that was given no directory: there are none, and none can be written. */
public final class NoFiles implements FileSource {
  /** Jetty wants a path to serve files from; nothing is at this one. */
  private static final String NOWHERE = "wiremock-lro-was-given-no-root-directory";

  /** Returns the mappings that are in these files. */
  public static MappingsSource mappings(FilenameMaker names) {
    return new JsonFileMappingsSource(new NoFiles(), names) {
      /**
       * A stub that was to be saved, and could not, has no file; WireMock takes that for granted.
       */
      @Override
      public void remove(StubMapping stub) {}
    };
  }

  @Override
  public BinaryFile getBinaryFileNamed(String name) {
    throw noDirectory();
  }

  @Override
  public TextFile getTextFileNamed(String name) {
    throw noDirectory();
  }

  @Override
  public void createIfNecessary() {}

  @Override
  public FileSource child(String subDirectoryName) {
    return this;
  }

  @Override
  public String getPath() {
    return NOWHERE;
  }

  @Override
  public URI getUri() {
    return URI.create("file:///" + NOWHERE);
  }

  @Override
  public List<TextFile> listFilesRecursively() {
    return List.of();
  }

  @Override
  public void writeTextFile(String name, String contents) {
    throw noDirectory();
  }

  @Override
  public void writeBinaryFile(String name, byte[] contents) {
    throw noDirectory();
  }

  @Override
  public boolean exists() {
    return false;
  }

  @Override
  public void deleteFile(String name) {
    throw noDirectory();
  }

  private static InvalidInputException noDirectory() {
    return new InvalidInputException(
        Errors.single(
            50, "The server has no root directory, so it can neither read nor write files here."));
  }
}
