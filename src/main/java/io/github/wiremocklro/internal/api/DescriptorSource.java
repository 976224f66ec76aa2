package io.github.wiremocklro.internal.api;

import com.google.protobuf.Descriptors.FileDescriptor;
import io.github.wiremocklro.internal.proto.ProtoFile;
import io.github.wiremocklro.operation.InvalidArgumentException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Where descriptors come from, and these, not linked yet.
 *
 * @param place such as the path of a file, for errors
 * @param shipped whether they are those of our own jar, which need no check
 */
public record DescriptorSource(String place, List<ProtoFile> files, boolean shipped) {
  private static final String REMEDY =
      "give a jar with the classes that protoc wrote, such as proto-google-cloud-redis-v1-2.91.0.jar,"
          + " or what protoc --include_imports --descriptor_set_out=FILE or buf build -o FILE.binpb"
          + " write";

  /** Copies the list. */
  public DescriptorSource {
    files = List.copyOf(files);
  }

  /** Creates a source of files that are checked when they are linked. */
  public DescriptorSource(String place, List<ProtoFile> files) {
    this(place, files, false);
  }

  /**
   * Reads a jar, or a {@code FileDescriptorSet}, whatever its name is.
   *
   * @throws InvalidArgumentException if it is neither, or has no descriptors
   */
  public static DescriptorSource read(Path path) {
    String place = path.toString();
    List<ProtoFile> files;
    try {
      if (!Files.isRegularFile(path)) {
        throw new IOException(Files.exists(path) ? "it is not a file" : "there is no such file");
      }
      boolean jar = FileKind.of(path) == FileKind.JAR;
      int bound = jar ? Bounds.JAR : Bounds.SET;
      if (Files.size(path) > bound) {
        throw new TooMuchException("more than %,d bytes", bound);
      }
      files = jar ? JarReader.read(path) : set(path);
    } catch (TooMuchException e) {
      throw refused(
          place,
          "holds " + e.getMessage() + ", which is more than is read",
          "give the descriptors of one API, not of all");
    } catch (IOException e) {
      throw refused(place, "cannot be read: " + e.getMessage(), REMEDY);
    }
    if (files.isEmpty()) {
      throw refused(place, "has no descriptors in it", REMEDY);
    }
    return new DescriptorSource(place, files);
  }

  private static List<ProtoFile> set(Path path) throws IOException {
    try {
      return SetReader.read(Files.readAllBytes(path));
    } catch (TooMuchException e) {
      throw e;
    } catch (IOException e) {
      throw new IOException(FileKind.of(path).verdict(), e);
    }
  }

  /**
   * Returns the files of a {@code FileDescriptorSet} that is no file of this machine.
   *
   * @throws InvalidArgumentException if the bytes are those of none
   */
  public static DescriptorSource ofSet(String place, byte[] set) {
    try {
      if (set.length > Bounds.SET) {
        throw new TooMuchException("more than %,d bytes", Bounds.SET);
      }
      return new DescriptorSource(place, SetReader.read(set));
    } catch (IOException e) {
      throw refused(place, "is no FileDescriptorSet: " + e.getMessage(), REMEDY);
    }
  }

  /** Returns what APIs import and Google's jars of them lack: google/api, rpc, type, ... */
  static DescriptorSource imports() {
    return shipped("imports.binpb");
  }

  /** Returns all the services of Cloud Dataplex. */
  public static DescriptorSource dataplex() {
    return new DescriptorSource(Dataplex.artifact(), shipped("dataplex.binpb").files(), true);
  }

  private static DescriptorSource shipped(String resource) {
    try (InputStream in = DescriptorSource.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException(resource + " is missing from the jar of wiremock-lro");
      }
      return new DescriptorSource(resource, ProtoFile.ofSet(in.readAllBytes()), true);
    } catch (IOException e) {
      throw new IllegalStateException(resource + " is broken in the jar of wiremock-lro", e);
    }
  }

  /** Returns the files of generated classes, with all that they import. */
  public static DescriptorSource of(FileDescriptor... files) {
    Map<String, ProtoFile> all = new LinkedHashMap<>();
    List<FileDescriptor> open = new ArrayList<>(Arrays.asList(files));
    for (int i = 0; i < open.size(); i++) { // which grows
      FileDescriptor file = open.get(i);
      if (!all.containsKey(file.getName())) {
        all.put(file.getName(), plain(file));
        open.addAll(file.getDependencies());
      }
    }
    String place = files.length == 0 ? "no file" : files[0].getName();
    return new DescriptorSource(place, new ArrayList<>(all.values()));
  }

  /** Generated classes have parsed their options; here all are to be alike. */
  private static ProtoFile plain(FileDescriptor file) {
    try {
      return new DescriptorParser().parse(file.toProto().toByteString());
    } catch (IOException e) {
      throw refused(file.getName(), "cannot be read: " + e.getMessage(), "give it as a file");
    }
  }

  /** Returns the files as a {@code FileDescriptorSet}. */
  public byte[] toSet() {
    return ProtoFile.toSet(files);
  }

  /** Returns the place without the folders that it lies in, for those who know them not. */
  String name() {
    return place.substring(Math.max(place.lastIndexOf('/'), place.lastIndexOf('\\')) + 1);
  }

  static InvalidArgumentException refused(String place, String problem, String remedy) {
    return new InvalidArgumentException("api", place, problem, remedy);
  }
}
