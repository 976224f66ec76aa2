package io.github.wiremocklro.internal.api;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is read of the methods of ten published APIs, in the versions that the build pins. */
class ApiModelTest {

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "aiplatform-v1 | create=23 update=15 delete=41 custom=2 other=35",
        "alloydb-v1 | create=7 update=3 delete=3 custom=5 other=4",
        "dataplex-v1 | create=17 update=16 delete=16",
        "filestore-v1 | create=3 update=3 delete=3 custom=3",
        "functions-v2 | create=1 update=1 delete=1",
        "redis-v1 | create=1 update=1 delete=1 custom=5",
        "run-v2 | create=4 update=3 delete=6 custom=3 other=1",
        "spanner-admin-database-v1 | create=3 update=1 other=2",
        "spanner-admin-instance-v1 | create=3 update=3 other=1",
        "workflows-v1 | create=1 update=1 delete=1"
      })
  void methodsThatStartOperationsAreOfTheKindThatTheirTypesTell(String api, String kinds) {
    Map<MethodKind, Long> counted =
        PublishedModel.of(api).model().methods().stream()
            .filter(ApiMethod::startsOperation)
            .collect(groupingBy(ApiMethod::kind, TreeMap::new, counting()));

    assertThat(
            counted.entrySet().stream()
                .map(kind -> kind.getKey().word() + "=" + kind.getValue())
                .collect(Collectors.joining(" ")))
        .isEqualTo(kinds);
  }

  @Test
  void mostMethodsThatStartOperationsNeedNoScript() {
    List<ApiMethod> all =
        PublishedModel.all()
            .flatMap(api -> api.model().methods().stream())
            .filter(ApiMethod::startsOperation)
            .toList();

    assertThat(all).hasSize(243);
    assertThat(all).filteredOn(method -> !method.needsContent()).hasSize(202);
  }

  @Test
  void everyTypeThatAMethodNamesIsKnownAndEveryRuleIsRead() {
    PublishedModel.all()
        .forEach(
            api -> {
              assertThat(api.model().problems()).isEmpty();
              assertThat(api.model().methods())
                  .allSatisfy(method -> assertThat(api.types().find(method.response())).isNotNull())
                  .filteredOn(ApiMethod::startsOperation)
                  .allSatisfy(
                      method -> {
                        assertThat(api.types().find(method.metadata())).isNotNull();
                        assertThat(method.bindings()).isNotEmpty();
                        assertThat(method.name()).isNotNull();
                      });
            });
  }

  @ParameterizedTest
  @CsvSource({
    "redis-v1, ListInstances, list, redis.googleapis.com/Instance, instances",
    "redis-v1, GetInstance, get, redis.googleapis.com/Instance,",
    "redis-v1, FailoverInstance, custom, redis.googleapis.com/Instance,",
    "redis-v1, UpdateInstance, update, redis.googleapis.com/Instance, instance",
    "spanner-admin-instance-v1, DeleteInstance, delete, spanner.googleapis.com/Instance,",
    "spanner-admin-database-v1, DropDatabase, delete, spanner.googleapis.com/Database,",
    "spanner-admin-database-v1, RestoreDatabase, create, spanner.googleapis.com/Database,",
    "spanner-admin-database-v1, CopyBackup, create, spanner.googleapis.com/Backup,",
    "spanner-admin-database-v1, CreateDatabase, other,,",
    "spanner-admin-database-v1, UpdateBackup, update, spanner.googleapis.com/Backup, backup",
    "alloydb-v1, RestoreCluster, create, alloydb.googleapis.com/Cluster, cluster",
    "alloydb-v1, RestoreFromCloudSQL, create, alloydb.googleapis.com/Cluster, cluster",
    "alloydb-v1, CreateSecondaryCluster, create, alloydb.googleapis.com/Cluster, cluster",
    "aiplatform-v1, RestoreDatasetVersion, custom, aiplatform.googleapis.com/DatasetVersion,",
    "aiplatform-v1, UpdateEndpointLongRunning, update, aiplatform.googleapis.com/Endpoint, endpoint",
    "aiplatform-v1, RebaseTunedModel, other,,",
    "aiplatform-v1, StreamGenerateContent, streaming,,",
    "run-v2, RunJob, other,,",
    "dataplex-v1, ListLakeActions, list, dataplex.googleapis.com/Action, actions",
    "dataplex-v1, CancelJob, cancel, dataplex.googleapis.com/Job,",
    "dataplex-v1, CancelMetadataJob, cancel, dataplex.googleapis.com/MetadataJob,",
    "dataplex-v1, RunTask, run, dataplex.googleapis.com/Job, job",
    "dataplex-v1, RunDataScan, run, dataplex.googleapis.com/DataScanJob, job",
    "aiplatform-v1, CancelCustomJob, cancel, aiplatform.googleapis.com/CustomJob,",
    "run-v2, CancelExecution, custom, run.googleapis.com/Execution,",
    "dataplex-v1, CreateEntity, create, dataplex.googleapis.com/Entity, entity"
  })
  void aMethodIsReadAsItsShapeTells(
      String api, String method, String kind, String resource, String field) {
    ApiMethod read = PublishedModel.of(api).method(method);

    assertThat(read.kind().word()).isEqualTo(kind);
    assertThat(read.resource() == null ? null : read.resource().type()).isEqualTo(resource);
    assertThat(read.resourceField()).isEqualTo(field);
  }

  @Test
  void jobsAreCancelledByMethodsOfTheirOwn() {
    assertThat(PublishedModel.all().flatMap(api -> api.model().methods().stream()))
        .filteredOn(method -> method.kind() == MethodKind.CANCEL)
        .extracting(ApiMethod::simpleName)
        .containsExactlyInAnyOrder(
            "CancelJob",
            "CancelMetadataJob",
            "CancelBatchPredictionJob",
            "CancelCustomJob",
            "CancelDataLabelingJob",
            "CancelHyperparameterTuningJob",
            "CancelNasJob",
            "CancelPipelineJob",
            "CancelTrainingPipeline",
            "CancelTuningJob");
  }

  @Test
  void whatIsDeletedAtOnceStartsNoOperation() {
    assertThat(PublishedModel.of("spanner-admin-instance-v1").method("DeleteInstance"))
        .returns(false, ApiMethod::startsOperation)
        .returns("google.protobuf.Empty", ApiMethod::response)
        .returns("", ApiMethod::metadata);
  }

  @ParameterizedTest
  @CsvSource({
    "dataplex-v1, CreateLake, lakeId",
    "dataplex-v1, CreateGlossaryTerm, termId",
    "dataplex-v1, CreateEntity, entity.id",
    "alloydb-v1, RestoreCluster, clusterId",
    "aiplatform-v1, CreateDataset,"
  })
  void theIdOfWhatIsMadeIsAFieldWhereThereIsOne(String api, String method, String field) {
    NameRule rule = PublishedModel.of(api).method(method).name();

    assertThat(rule).isNotNull();
    assertThat(rule.idField()).isEqualTo(field);
  }

  /** google.api.resource tells what names look like, and the http rule leads to the same. */
  @Test
  void whatIsCreatedHasANameOfItsResourcesPattern() {
    List<String> others =
        PublishedModel.all()
            .flatMap(api -> api.model().methods().stream())
            .filter(method -> method.kind() == MethodKind.CREATE)
            .filter(method -> !isOfPattern(method))
            .map(ApiMethod::simpleName)
            .toList();

    assertThat(others).isEmpty();
  }

  private static boolean isOfPattern(ApiMethod method) {
    NameRule rule = method.name();
    return rule != null
        && method.resource() != null
        && method.resource().patterns().stream()
            .anyMatch(pattern -> pattern.contains("/" + rule.collection() + "/{"));
  }

  @Test
  void ofTheRoutesOfTenApisTenCollide() {
    Router router =
        new Router(PublishedModel.all().flatMap(api -> api.model().routes().stream()).toList());

    assertThat(router.routes()).hasSizeGreaterThan(650);
    assertThat(router.collisions())
        .extracting(collision -> collision.served().binding().template().text())
        .allMatch(template -> template.contains("/backups") || template.contains("/instances"));
    assertThat(router.collisions()).hasSize(10);
  }

  @Test
  void theShippedDataplexStartsOperationsOnSeventeenTypesOfResources() {
    ApiModel dataplex = ApiModel.of(DescriptorPool.of(List.of(DescriptorSource.dataplex())));

    assertThat(dataplex.methods())
        .filteredOn(ApiMethod::startsOperation)
        .hasSize(49)
        .extracting(ApiMethod::resource)
        .doesNotContainNull()
        .extracting(ApiResource::type)
        .containsOnly(
            Stream.of(
                    "AspectType",
                    "Asset",
                    "DataAsset",
                    "DataAttribute",
                    "DataAttributeBinding",
                    "DataProduct",
                    "DataScan",
                    "DataTaxonomy",
                    "EncryptionConfig",
                    "EntryGroup",
                    "EntryType",
                    "Glossary",
                    "Lake",
                    "MetadataFeed",
                    "MetadataJob",
                    "Task",
                    "Zone")
                .map(type -> "dataplex.googleapis.com/" + type)
                .toArray(String[]::new));
  }
}
