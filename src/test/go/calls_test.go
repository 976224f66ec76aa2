package conformance

import (
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	dataplex "cloud.google.com/go/dataplex/apiv1"
	"cloud.google.com/go/dataplex/apiv1/dataplexpb"
	"cloud.google.com/go/longrunning/autogen/longrunningpb"
	"google.golang.org/api/iterator"
	"google.golang.org/genproto/googleapis/rpc/code"
	"google.golang.org/grpc/status"
	"google.golang.org/protobuf/types/known/fieldmaskpb"
)

// A call, and what becomes of the operation that it is about.
type call struct {
	Call, Fate, Answer string
	Or                 []string
	Script             script
	Steps              []string
}

// The calls that the clients of all languages make, and what this one tells of each: the cells of
// docs/fidelity.md. With FIDELITY_TOLD in the environment they are written to that file.
func TestAClientTellsOfEachCall(t *testing.T) {
	var calls struct {
		HTTP  map[string]int
		Cases []call
	}
	file, err := os.ReadFile("../resources/fidelity/calls.json")
	must(t, err)
	must(t, json.Unmarshal(file, &calls))

	for _, each := range calls.Cases {
		row := each.Call + ": " + each.Fate
		t.Run(strings.ReplaceAll(row, "/", "_"), func(t *testing.T) {
			overEachTransport(t, func(t *testing.T, client *dataplex.Client) {
				told := tell(t, client, each)

				allowed := append([]string{each.Answer}, each.Or...)
				if http, known := calls.HTTP[told]; !slices.Contains(allowed, told) &&
					(!known || http != calls.HTTP[each.Answer]) {
					t.Fatalf("%s, not %s", told, each.Answer)
				}
				write(t, map[string]string{
					"client":  "Go " + t.Name()[strings.LastIndex(t.Name(), "/")+1:],
					"library": library(t),
					"row":     row,
					"told":    told,
				})
			})
		})
	}
}

// Takes the steps of a call, of which only the last may come to an error.
func tell(t *testing.T, client *dataplex.Client, each call) string {
	t.Helper()
	parent := newLocation()
	lake := &lakeCalls{client, each.Script, parent, parent + "/operations/unknown", nil}
	var told string
	var err error
	for _, step := range each.Steps {
		must(t, err)
		told, err = lake.take(t, step)
	}
	if err != nil {
		return code.Code(status.Code(err)).String()
	}
	return told
}

// Calls on one lake and the latest of its operations.
type lakeCalls struct {
	client            *dataplex.Client
	script            script
	parent, operation string
	await             func() (string, error)
}

func (calls *lakeCalls) take(t *testing.T, step string) (string, error) {
	t.Helper()
	ctx, client, lake := t.Context(), calls.client, calls.parent+"/lakes/sales"
	verb, argument, _ := strings.Cut(step, " ")
	switch verb {
	case "create":
		operation, err := client.CreateLake(scripted(t, calls.script), &dataplexpb.CreateLakeRequest{
			Parent: calls.parent, LakeId: cmp.Or(argument, "sales"), Lake: &dataplexpb.Lake{}})
		if err != nil {
			return "", err
		}
		return calls.started(
			operation, func() error { _, err := operation.Poll(ctx); return err }, "Lake")
	case "update":
		operation, err := client.UpdateLake(ctx, &dataplexpb.UpdateLakeRequest{
			Lake:       &dataplexpb.Lake{Name: lake},
			UpdateMask: &fieldmaskpb.FieldMask{Paths: []string{"description"}}})
		if err != nil {
			return "", err
		}
		return calls.started(
			operation, func() error { _, err := operation.Poll(ctx); return err }, "Lake")
	case "delete":
		operation, err := client.DeleteLake(ctx, &dataplexpb.DeleteLakeRequest{Name: lake})
		if err != nil {
			return "", err
		}
		return calls.started(operation, func() error { return operation.Poll(ctx) }, "Empty")
	case "await":
		return calls.await()
	case "poll":
		operation, err := client.GetOperation(
			ctx, &longrunningpb.GetOperationRequest{Name: calls.operation})
		return shown(operation), err
	case "cancel":
		return "OK", cancelOperation(ctx, client, calls.operation)
	case "forget":
		return "OK", client.DeleteOperation(
			ctx, &longrunningpb.DeleteOperationRequest{Name: calls.operation})
	case "list":
		operations := client.ListOperations(ctx, &longrunningpb.ListOperationsRequest{
			Name: calls.parent, Filter: argument, PageSize: 2})
		return count(func() error { _, err := operations.Next(); return err })
	case "lake":
		found, err := client.GetLake(ctx, &dataplexpb.GetLakeRequest{Name: lake})
		return found.GetState().String(), err
	case "lakes":
		lakes := client.ListLakes(ctx, &dataplexpb.ListLakesRequest{
			Parent: calls.parent, PageSize: 2})
		return count(func() error { _, err := lakes.Next(); return err })
	}
	return "", fmt.Errorf("no step: %s", step)
}

func (calls *lakeCalls) started(
	operation interface {
		Name() string
		Done() bool
	},
	poll func() error,
	response string,
) (string, error) {
	calls.operation = operation.Name()
	calls.await = func() (string, error) {
		for {
			if err := poll(); err != nil || operation.Done() {
				return response, err
			}
			time.Sleep(10 * time.Millisecond)
		}
	}
	if operation.Done() {
		return response, nil
	}
	return "running", nil
}

func shown(operation *longrunningpb.Operation) string {
	switch {
	case !operation.GetDone():
		return "running"
	case operation.GetError() != nil:
		return "error " + code.Code(operation.GetError().Code).String()
	}
	return string(operation.GetResponse().MessageName().Name())
}

func count(next func() error) (string, error) {
	for found := 0; ; found++ {
		if err := next(); errors.Is(err, iterator.Done) {
			return strconv.Itoa(found), nil
		} else if err != nil {
			return "", err
		}
	}
}

// Returns the library and the version that runs, of which go.mod is the only one to know.
func library(t *testing.T) string {
	t.Helper()
	module, err := os.ReadFile("go.mod")
	must(t, err)
	found := regexp.MustCompile(`cloud\.google\.com/go/dataplex v\S+`).Find(module)
	return string(found)
}

func write(t *testing.T, cell map[string]string) {
	t.Helper()
	name, wanted := os.LookupEnv("FIDELITY_TOLD")
	if !wanted {
		return
	}
	file, err := os.OpenFile(name, os.O_APPEND|os.O_CREATE|os.O_WRONLY, 0o644)
	must(t, err)
	defer file.Close()
	line, err := json.Marshal(cell)
	must(t, err)
	_, err = file.Write(append(line, '\n'))
	must(t, err)
}
