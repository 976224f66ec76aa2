// Package conformance tests a running server with Google's client library for Go.
package conformance

import (
	"context"
	"encoding/json"
	"errors"
	"net/url"
	"os"
	"testing"
	"time"

	dataplex "cloud.google.com/go/dataplex/apiv1"
	"cloud.google.com/go/dataplex/apiv1/dataplexpb"
	"cloud.google.com/go/longrunning/autogen/longrunningpb"
	"github.com/google/uuid"
	"github.com/googleapis/gax-go/v2/apierror"
	"github.com/googleapis/gax-go/v2/callctx"
	"google.golang.org/api/option"
	"google.golang.org/grpc"
	"google.golang.org/grpc/credentials/insecure"
)

// A script is laid over that of the method.
type script map[string]any

var server = func() string {
	if address, ok := os.LookupEnv("WIREMOCK_LRO_URL"); ok {
		return address
	}
	return "http://localhost:8080"
}()

// Returns host and port, which is what gRPC asks for.
func target(t *testing.T) string {
	t.Helper()
	address, err := url.Parse(server)
	must(t, err)
	return address.Host
}

// Runs a test with the clients that docs/clients.md shows, one for each transport.
func overEachTransport(t *testing.T, test func(t *testing.T, client *dataplex.Client)) {
	t.Parallel()
	t.Run("REST", func(t *testing.T) {
		client, err := dataplex.NewRESTClient(
			t.Context(), option.WithEndpoint(server), option.WithoutAuthentication())
		must(t, err)
		defer client.Close()
		test(t, client)
	})
	t.Run("gRPC", func(t *testing.T) {
		client, err := dataplex.NewClient(
			t.Context(),
			option.WithEndpoint(target(t)),
			option.WithoutAuthentication(),
			option.WithGRPCDialOption(grpc.WithTransportCredentials(insecure.NewCredentials())))
		must(t, err)
		defer client.Close()
		test(t, client)
	})
}

// Returns a location in a project of its own, so that no test sees what another one did.
func newLocation() string {
	return "projects/go-" + uuid.NewString() + "/locations/us-central1"
}

func createLake(
	t *testing.T, client *dataplex.Client, parent, id string, says script,
) *dataplex.CreateLakeOperation {
	t.Helper()
	operation, err := client.CreateLake(
		scripted(t, says),
		&dataplexpb.CreateLakeRequest{
			Parent: parent, LakeId: id, Lake: &dataplexpb.Lake{DisplayName: "Sales"},
		})
	must(t, err)
	return operation
}

// Returns a context whose calls lay a script over that of the method.
func scripted(t *testing.T, says script) context.Context {
	t.Helper()
	if says == nil {
		return t.Context()
	}
	header, err := json.Marshal(says)
	must(t, err)
	return callctx.SetHeaders(t.Context(), "x-lro-script", string(header))
}

// Polls until the operation is done, and no longer than five minutes. The client's own Wait begins
// with pauses of a second.
func result(t *testing.T, operation *dataplex.CreateLakeOperation) (*dataplexpb.Lake, error) {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), 5*time.Minute)
	defer cancel()
	for {
		lake, err := operation.Poll(ctx)
		if err != nil || operation.Done() {
			return lake, err
		}
		time.Sleep(10 * time.Millisecond)
	}
}

func cancelOperation(ctx context.Context, client *dataplex.Client, name string) error {
	return client.CancelOperation(ctx, &longrunningpb.CancelOperationRequest{Name: name})
}

// Returns the error of a call, as the client tells it over either transport.
func answered(t *testing.T, err error) *apierror.APIError {
	t.Helper()
	var found *apierror.APIError
	if !errors.As(err, &found) {
		t.Fatalf("no answer of the API: %v", err)
	}
	return found
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func equal[T comparable](t *testing.T, expected, actual T) {
	t.Helper()
	if expected != actual {
		t.Fatalf("expected: %v, but was: %v", expected, actual)
	}
}
