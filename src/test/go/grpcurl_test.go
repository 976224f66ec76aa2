package conformance

import (
	"os/exec"
	"strings"
	"testing"

	"google.golang.org/grpc/health/grpc_health_v1"
)

func grpcurl(t *testing.T, arguments ...string) string {
	t.Helper()
	command := exec.Command("go", append([]string{"tool", "grpcurl", "-plaintext"}, arguments...)...)
	output, err := command.CombinedOutput()
	if err != nil {
		t.Fatalf("%v: %v\n%s", arguments, err, output)
	}
	return string(output)
}

func contains(t *testing.T, whole, part string) {
	t.Helper()
	if !strings.Contains(whole, part) {
		t.Fatalf("%q is not in: %s", part, whole)
	}
}

func TestGrpcurlListsTheServices(t *testing.T) {
	t.Parallel()
	services := strings.Fields(grpcurl(t, target(t), "list"))

	for _, service := range []string{
		"google.cloud.dataplex.v1.DataplexService",
		"google.longrunning.Operations",
		"grpc.health.v1.Health",
	} {
		contains(t, " "+strings.Join(services, " ")+" ", " "+service+" ")
	}
}

func TestGrpcurlDescribesAMethod(t *testing.T) {
	t.Parallel()
	described := grpcurl(
		t, target(t), "describe", "google.cloud.dataplex.v1.DataplexService.CreateLake")

	contains(t, described,
		"rpc CreateLake ( .google.cloud.dataplex.v1.CreateLakeRequest )"+
			" returns ( .google.longrunning.Operation )")
}

func TestGrpcurlCallsAMethodAndShowsTheMessagesInsideTheReply(t *testing.T) {
	t.Parallel()
	parent := newLocation()

	reply := grpcurl(t,
		"-H", `x-lro-script: {"doneAfter": {"polls": 0}}`,
		"-d", `{"parent": "`+parent+`", "lake_id": "sales", "lake": {"display_name": "Sales"}}`,
		target(t), "google.cloud.dataplex.v1.DataplexService/CreateLake")

	contains(t, reply, `"@type": "type.googleapis.com/google.cloud.dataplex.v1.Lake"`)
	contains(t, reply, `"Sales"`)
}

func TestTheServerSaysThatItServes(t *testing.T) {
	t.Parallel()
	health := grpc_health_v1.NewHealthClient(connect(t))

	for _, service := range []string{"", "google.cloud.dataplex.v1.DataplexService"} {
		reply, err := health.Check(
			t.Context(), &grpc_health_v1.HealthCheckRequest{Service: service})
		must(t, err)
		equal(t, grpc_health_v1.HealthCheckResponse_SERVING, reply.Status)
	}
}
