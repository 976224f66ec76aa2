package io.github.wiremocklro.testcontainers;

import org.testcontainers.utility.DockerImageName;

/** The images that {@link WireMockLroContainer} knows how to run. */
final class SupportedImages {
  private static final DockerImageName PUBLISHED =
      DockerImageName.parse("ghcr.io/wiremock-lro/wiremock-lro");
  private static final DockerImageName BUILT_LOCALLY = DockerImageName.parse("wiremock-lro");

  private SupportedImages() {}

  /**
   * Returns the image, if it is one of them or declared as its substitute.
   *
   * @throws IllegalStateException if it is neither
   */
  static DockerImageName checked(DockerImageName image) {
    image.assertCompatibleWith(PUBLISHED, BUILT_LOCALLY);
    return image;
  }
}
