package conformance

import (
	"fmt"
	"testing"

	dataplex "cloud.google.com/go/dataplex/apiv1"
	"cloud.google.com/go/dataplex/apiv1/dataplexpb"
	"cloud.google.com/go/longrunning/autogen/longrunningpb"
	"google.golang.org/api/iterator"
	"google.golang.org/grpc/codes"
	"google.golang.org/grpc/status"
)

func TestAnOperationIsPolledUntilItsLakeArrives(t *testing.T) {
	overEachTransport(t, func(t *testing.T, client *dataplex.Client) {
		parent := newLocation()

		operation := createLake(t, client, parent, "sales", script{})
		equal(t, false, operation.Done())
		lake, err := result(t, operation)
		must(t, err)

		equal(t, parent+"/lakes/sales", lake.Name)
		equal(t, dataplexpb.State_ACTIVE, lake.State)
		metadata, err := operation.Metadata()
		must(t, err)
		equal(t, lake.Name, metadata.Target)
		equal(t, "create", metadata.Verb)
		stored, err := client.GetLake(t.Context(), &dataplexpb.GetLakeRequest{Name: lake.Name})
		must(t, err)
		equal(t, lake.Uid, stored.Uid)
	})
}

func TestACancelEndsTheOperationAndTheLakeIsGone(t *testing.T) {
	overEachTransport(t, func(t *testing.T, client *dataplex.Client) {
		parent := newLocation()
		operation := createLake(t, client, parent, "sales", script{"doneAfter": "never"})

		must(t, cancelOperation(t.Context(), client, operation.Name()))
		_, err := result(t, operation)

		equal(t, codes.Canceled, status.Code(err))
		equal(t, "The operation was cancelled.", answered(t, err).GRPCStatus().Message())
		_, err = client.GetLake(
			t.Context(), &dataplexpb.GetLakeRequest{Name: parent + "/lakes/sales"})
		equal(t, codes.NotFound, status.Code(err))
	})
}

func TestWhatIsNotThereIsNotFoundAndTheDetailsNameIt(t *testing.T) {
	overEachTransport(t, func(t *testing.T, client *dataplex.Client) {
		name := newLocation() + "/lakes/sales"

		_, err := client.GetLake(t.Context(), &dataplexpb.GetLakeRequest{Name: name})

		equal(t, codes.NotFound, status.Code(err))
		equal(t, name, answered(t, err).Details().ResourceInfo.GetResourceName())
	})
}

func TestALakeArrivesDespiteTheCancel(t *testing.T) {
	overEachTransport(t, func(t *testing.T, client *dataplex.Client) {
		operation := createLake(t, client, newLocation(), "completes-despite-cancel-1", script{})

		must(t, cancelOperation(t.Context(), client, operation.Name()))
		_, err := result(t, operation)
		must(t, err)

		metadata, err := operation.Metadata()
		must(t, err)
		equal(t, true, metadata.RequestedCancellation)
	})
}

func TestACancelMayBeRefused(t *testing.T) {
	overEachTransport(t, func(t *testing.T, client *dataplex.Client) {
		operation := createLake(t, client, newLocation(), "cancel-refused-1", script{})

		err := cancelOperation(t.Context(), client, operation.Name())

		equal(t, "CANCEL_NOT_ACCEPTED", answered(t, err).Reason())
	})
}

func TestACancelMayBeUnimplemented(t *testing.T) {
	overEachTransport(t, func(t *testing.T, client *dataplex.Client) {
		operation := createLake(t, client, newLocation(), "cancel-unimplemented-1", script{})

		err := cancelOperation(t.Context(), client, operation.Name())

		equal(t, codes.Unimplemented, status.Code(err))
		equal(t, "CANCEL_NOT_SUPPORTED", answered(t, err).Reason())
	})
}

func TestTheListOfOperationsComesPageByPageTheNewestFirst(t *testing.T) {
	overEachTransport(t, func(t *testing.T, client *dataplex.Client) {
		parent := newLocation()
		var names []string
		for _, id := range []string{"a", "b", "c"} {
			names = append([]string{createLake(t, client, parent, id, script{}).Name()}, names...)
		}

		operations := client.ListOperations(
			t.Context(), &longrunningpb.ListOperationsRequest{Name: parent, PageSize: 2})

		var found []string
		for {
			operation, err := operations.Next()
			if err == iterator.Done {
				break
			}
			must(t, err)
			found = append(found, operation.Name)
		}
		equal(t, fmt.Sprint(names), fmt.Sprint(found))
	})
}
