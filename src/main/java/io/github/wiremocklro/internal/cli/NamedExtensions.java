package io.github.wiremocklro.internal.cli;

import com.github.tomakehurst.wiremock.extension.Extension;
import com.github.tomakehurst.wiremock.extension.ExtensionDeclarations;
import com.github.tomakehurst.wiremock.extension.ExtensionFactory;
import java.lang.reflect.InvocationTargetException;
import java.util.List;
import java.util.ServiceLoader;
import org.jspecify.annotations.Nullable;

/** The classes that {@code --extensions} names: extensions, or, unlike in WireMock, factories. */
final class NamedExtensions {
  private final ExtensionDeclarations declarations;
  private final boolean scanning;

  private NamedExtensions(ExtensionDeclarations declarations, boolean scanning) {
    this.declarations = declarations;
    this.scanning = scanning;
  }

  /**
   * Makes an object of each class.
   *
   * @param declarations what they are added to
   * @param scanning whether WireMock itself finds those that the class path declares
   * @throws IllegalArgumentException if one is not there, is neither, or cannot be made
   */
  static void addTo(ExtensionDeclarations declarations, boolean scanning, List<String> classNames) {
    classNames.forEach(new NamedExtensions(declarations, scanning)::add);
  }

  private void add(String className) {
    Class<?> type = find(className);
    if (ExtensionFactory.class.isAssignableFrom(type)) {
      if (!scanning || !isDeclaredOnTheClassPath(type)) {
        declarations.add((ExtensionFactory) make(type));
      }
    } else if (Extension.class.isAssignableFrom(type)) {
      Extension extension = (Extension) make(type);
      if (declarations.getInstances().containsKey(extension.getName())) {
        throw wrong(className, "has a name that another has: " + extension.getName(), null);
      }
      declarations.add(extension);
    } else {
      throw wrong(className, "is neither an Extension nor an ExtensionFactory of WireMock", null);
    }
  }

  private static Class<?> find(String className) {
    try {
      return Class.forName(className);
    } catch (ClassNotFoundException | LinkageError e) {
      throw wrong(
          className,
          "is not on the class path (%s); beside java -jar there is none, so start with java -cp"
                  .formatted(e)
              + " and both jars, and the class io.github.wiremocklro.standalone.Main",
          e);
    }
  }

  /** WireMock would find it there, and have it twice. */
  private static boolean isDeclaredOnTheClassPath(Class<?> type) {
    return ServiceLoader.load(ExtensionFactory.class).stream()
        .anyMatch(provider -> provider.type().equals(type));
  }

  private static Object make(Class<?> type) {
    try {
      return type.getConstructor().newInstance();
    } catch (InvocationTargetException e) {
      throw wrong(type.getName(), "cannot be made: " + e.getCause(), e);
    } catch (ReflectiveOperationException e) {
      throw wrong(
          type.getName(), "has to be public, with a public constructor that takes nothing", e);
    }
  }

  private static IllegalArgumentException wrong(
      String className, String problem, @Nullable Throwable cause) {
    return new IllegalArgumentException("--extensions: %s %s".formatted(className, problem), cause);
  }
}
