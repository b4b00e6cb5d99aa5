package main

import (
	"context"
	"errors"
	"log"
	"os"
	"strings"

	"github.com/aws/aws-lambda-go/lambda"
	"github.com/aws/aws-lambda-go/lambdacontext"
)

type event struct {
	Do    string `json:"do"`
	Bytes int    `json:"bytes"`
}

type told struct {
	Count      int    `json:"count"`
	Pid        int    `json:"pid"`
	Name       string `json:"name"`
	DeadlineMs int64  `json:"deadlineMs"`
	Arn        string `json:"arn"`
}

var count = 0

func handle(ctx context.Context, e event) (any, error) {
	count++
	switch e.Do {
	case "fail":
		return nil, errors.New("no such customer")
	case "panic":
		panic("no such customer")
	case "crash":
		os.Exit(3)
	case "large":
		return strings.Repeat("x", e.Bytes-2), nil
	}
	deadline, _ := ctx.Deadline()
	known, _ := lambdacontext.FromContext(ctx)
	return told{count, os.Getpid(), known.ClientContext.Custom["name"], deadline.UnixMilli(), known.InvokedFunctionArn}, nil
}

func main() {
	if os.Getenv("INIT") == "fail" {
		log.Fatal("no database")
	}
	lambda.Start(handle)
}
