package coop.cobuy.bench.echo;

import com.fasterxml.jackson.databind.JsonNode;

import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Put;
import io.micronaut.runtime.Micronaut;

import java.util.Map;

/** Answers every body with itself. No security, no checks, no store: what the framework costs. */
@Controller("/echo")
public class EchoServer {

    @Put("/{path:.*}")
    JsonNode echo(String path, @Body JsonNode body) {
        return body;
    }

    public static void main(String[] arguments) {
        Micronaut.build(arguments)
                .mainClass(EchoServer.class)
                .banner(false)
                .properties(Map.of("micronaut.server.port", arguments[0]))
                .start();
    }
}
