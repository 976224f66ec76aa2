package lro

import (
	"encoding/json"
	"net/http"
	"testing"

	"github.com/testcontainers/testcontainers-go"
	"github.com/testcontainers/testcontainers-go/wait"
)

func TestACancelEndsTheOperation(t *testing.T) {
	container, err := testcontainers.Run(t.Context(), "wiremock-lro",
		testcontainers.WithCmd("--no-request-journal"),
		testcontainers.WithExposedPorts("8080/tcp"),
		testcontainers.WithWaitStrategy(wait.ForHTTP("/__admin/health").WithPort("8080/tcp")))
	testcontainers.CleanupContainer(t, container)
	if err != nil {
		t.Fatal(err)
	}
	lro, err := container.PortEndpoint(t.Context(), "8080/tcp", "http")
	if err != nil {
		t.Fatal(err)
	}
	lake := call(t, "POST", lro+"/v1/projects/p/locations/l/lakes?lakeId=sales")
	operation := lro + "/v1/" + lake.Name

	call(t, "POST", operation+":cancel")

	if code := call(t, "GET", operation).Error.Code; code != 1 {
		t.Errorf("error.code is %d", code)
	}
}

type operation struct {
	Name  string
	Error struct{ Code int }
}

func call(t *testing.T, method, url string) operation {
	request, err := http.NewRequestWithContext(t.Context(), method, url, nil)
	if err != nil {
		t.Fatal(err)
	}
	reply, err := http.DefaultClient.Do(request)
	if err != nil {
		t.Fatal(err)
	}
	defer reply.Body.Close()
	var shown operation
	if err := json.NewDecoder(reply.Body).Decode(&shown); err != nil {
		t.Fatal(err)
	}
	return shown
}
