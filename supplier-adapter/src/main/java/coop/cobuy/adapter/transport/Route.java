package coop.cobuy.adapter.transport;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;

import coop.cobuy.id.CoopId;
import coop.cobuy.id.SupplierId;
import coop.cobuy.problem.FieldProblem;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Where a supplier takes its documents.
 *
 * @param address the transport's own: a URL, a folder's name; empty where none is needed
 * @param secret signs what is sent; null where none is needed
 * @param allowPrivateTargets whether addresses inside one's own network may be called
 * @param options an object of the transport's own, such as SFTP's host keys
 */
public record Route(
        CoopId coop,
        SupplierId supplier,
        String address,
        @Nullable String secret,
        boolean allowPrivateTargets,
        JsonNode options) {

    /** Without options. */
    public Route(
            CoopId coop,
            SupplierId supplier,
            String address,
            @Nullable String secret,
            boolean allowPrivateTargets) {
        this(
                coop,
                supplier,
                address,
                secret,
                allowPrivateTargets,
                JsonNodeFactory.instance.objectNode());
    }

    /** Options that the transport does not know. */
    public List<FieldProblem> unknownOptions(Set<String> known) {
        List<FieldProblem> problems = new ArrayList<>();
        options.fieldNames()
                .forEachRemaining(
                        name -> {
                            if (!known.contains(name)) {
                                problems.add(
                                        new FieldProblem(
                                                "/transportOptions/" + name,
                                                "there is no such option"));
                            }
                        });
        return problems;
    }

    /** Leaves the secret out. */
    @Override
    public String toString() {
        return "Route[" + coop + ", " + supplier + ", " + address + "]";
    }
}
