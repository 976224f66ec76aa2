package conformance

import (
	"context"
	"encoding/json"
	"net"
	"net/http"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"cloud.google.com/go/dataplex/apiv1/dataplexpb"
	"cloud.google.com/go/longrunning/autogen/longrunningpb"
	"golang.org/x/net/http2"
	"google.golang.org/grpc"
	"google.golang.org/grpc/codes"
	"google.golang.org/grpc/credentials/insecure"
	"google.golang.org/grpc/metadata"
	"google.golang.org/grpc/status"
	"google.golang.org/protobuf/types/known/durationpb"
)

// A connection that tells how often it was made.
type connection struct {
	*grpc.ClientConn
	dials atomic.Int32
}

func connect(t *testing.T) *connection {
	t.Helper()
	made := &connection{}
	dial := func(ctx context.Context, address string) (net.Conn, error) {
		made.dials.Add(1)
		return (&net.Dialer{}).DialContext(ctx, "tcp", address)
	}
	conn, err := grpc.NewClient(
		"passthrough:///"+target(t),
		grpc.WithTransportCredentials(insecure.NewCredentials()),
		grpc.WithContextDialer(dial))
	must(t, err)
	t.Cleanup(func() { conn.Close() })
	made.ClientConn = conn
	return made
}

// Starts an operation that only a cancel ends.
func startEndless(t *testing.T, conn *connection, parent, id string) string {
	t.Helper()
	operation, err := dataplexpb.NewDataplexServiceClient(conn).CreateLake(
		metadata.AppendToOutgoingContext(t.Context(), "x-lro-script", `{"doneAfter": "never"}`),
		&dataplexpb.CreateLakeRequest{Parent: parent, LakeId: id, Lake: &dataplexpb.Lake{}})
	must(t, err)
	return operation.Name
}

func TestOneConnectionMakesTenThousandCallsInARow(t *testing.T) {
	conn := connect(t)
	name := startEndless(t, conn, newLocation(), "sales")
	operations := longrunningpb.NewOperationsClient(conn)

	for range 10_000 {
		operation, err := operations.GetOperation(
			t.Context(), &longrunningpb.GetOperationRequest{Name: name})
		must(t, err)
		equal(t, name, operation.Name)
	}

	equal(t, int32(1), conn.dials.Load())
}

func TestAThousandWaitsOnOneConnectionKeepNobodyElseWaitingAndAreCancelled(t *testing.T) {
	conn := connect(t)
	parent := newLocation()
	polled := startEndless(t, conn, parent, "polled")
	operations := longrunningpb.NewOperationsClient(conn)
	poll := func() {
		t.Helper()
		ctx, cancel := context.WithTimeout(t.Context(), time.Second)
		defer cancel()
		_, err := operations.GetOperation(ctx, &longrunningpb.GetOperationRequest{Name: polled})
		must(t, err)
	}

	// A history keeps only some hundred events, so the waits are for ten operations.
	waitsIn := newLocation()
	var awaited []string
	for _, id := range strings.Split("abcdefghij", "") {
		awaited = append(awaited, startEndless(t, conn, waitsIn, id))
	}
	waits, cancelWaits := context.WithCancel(t.Context())
	defer cancelWaits()
	var all sync.WaitGroup
	ends := make(chan error, 1_000)
	for _, name := range awaited {
		for range 100 {
			all.Go(func() {
				_, err := operations.WaitOperation(waits, &longrunningpb.WaitOperationRequest{
					Name: name, Timeout: durationpb.New(time.Minute)})
				ends <- err
			})
		}
	}
	for arrived := 0; arrived < 1_000; arrived = pollsIn(t, waitsIn) {
		poll()
	}
	poll()
	equal(t, 0, len(ends))

	cancelWaits()
	all.Wait()
	poll()

	close(ends)
	for err := range ends {
		equal(t, codes.Canceled, status.Code(err))
	}
	equal(t, int32(1), conn.dials.Load())
}

// Returns how often clients have asked for the state of the operations of a location.
func pollsIn(t *testing.T, location string) int {
	t.Helper()
	scope, _, _ := strings.Cut(location, "/locations/")
	reply, err := http.Get(server + "/__admin/ext/lro/operations?scope=" + scope)
	must(t, err)
	defer reply.Body.Close()
	var told struct {
		Operations []struct {
			History []struct{ Event string }
		}
	}
	must(t, json.NewDecoder(reply.Body).Decode(&told))
	polls := 0
	for _, record := range told.Operations {
		for _, event := range record.History {
			if event.Event == "POLLED" {
				polls++
			}
		}
	}
	return polls
}

// grpc-go sends a ping for about each reply that comes while it measures how fast a connection is.
func TestEachOfThreeHundredPingsInShortOrderIsAnswered(t *testing.T) {
	conn, err := net.Dial("tcp", target(t))
	must(t, err)
	defer conn.Close()
	must(t, conn.SetDeadline(time.Now().Add(time.Minute)))
	_, err = conn.Write([]byte(http2.ClientPreface))
	must(t, err)
	framer := http2.NewFramer(conn, conn)
	must(t, framer.WriteSettings())

	for count := range 300 {
		data := [8]byte{byte(count >> 8), byte(count)}
		must(t, framer.WritePing(false, data))
		equal(t, data, answerToPing(t, framer))
	}
}

func answerToPing(t *testing.T, framer *http2.Framer) [8]byte {
	t.Helper()
	for {
		frame, err := framer.ReadFrame()
		must(t, err)
		switch frame := frame.(type) {
		case *http2.PingFrame:
			equal(t, true, frame.IsAck())
			return frame.Data
		case *http2.GoAwayFrame:
			t.Fatalf("the server closes the connection: %v %s", frame.ErrCode, frame.DebugData())
		}
	}
}
