package coop.cobuy.adapter.intake;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;

import coop.cobuy.adapter.archive.ContentHash;
import coop.cobuy.adapter.canonical.InboundDocument;
import coop.cobuy.adapter.format.Format;
import coop.cobuy.id.CoopId;
import coop.cobuy.id.SupplierId;
import coop.cobuy.problem.FieldProblem;

import io.micronaut.transaction.annotation.Transactional;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import java.time.Clock;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/** The list of what suppliers sent and what became of it. */
@Singleton
class InboundDocuments {

    private static final int SHOWN_MAX = 200;
    private static final TypeReference<List<FieldProblem>> PROBLEMS = new TypeReference<>() {};

    private final InboundRows rows;
    private final ObjectMapper mapper;
    private final Clock clock;

    InboundDocuments(InboundRows rows, ObjectMapper mapper, Clock clock) {
        this.rows = rows;
        this.mapper = mapper;
        this.clock = clock;
    }

    /** All documents of one file, in the caller's transaction. What was taken stays taken. */
    void note(Intake.Origin origin, Format format, List<Taken> parts) {
        for (int part = 0; part < parts.size(); part++) {
            note(origin, format, part, parts.get(part));
        }
        rows.trim(
                origin.coop().value(),
                origin.supplier().value(),
                parts.getFirst().hash().bytes(),
                parts.size());
    }

    private void note(Intake.Origin origin, Format format, int part, Taken taken) {
        switch (taken) {
            case Taken.Now now ->
                    put(origin, format, part, now.hash(), "TAKEN", now.document(), now.problems());
            case Taken.Before before ->
                    put(
                            origin,
                            format,
                            part,
                            before.hash(),
                            "TAKEN",
                            before.document(),
                            before.problems());
            case Taken.Receipt receipt ->
                    put(
                            origin,
                            format,
                            part,
                            receipt.hash(),
                            "TAKEN",
                            null,
                            List.of(
                                    new FieldProblem(
                                            receipt.receipt().controlReference(),
                                            receipt.receipt().detail())));
            case Taken.Conflict conflict ->
                    put(
                            origin,
                            format,
                            part,
                            conflict.hash(),
                            "CONFLICT",
                            conflict.document(),
                            List.of(
                                    new FieldProblem(
                                            "/number", "was taken before with other content")));
            case Taken.NotUnderstood not ->
                    put(origin, format, part, not.hash(), "REFUSED", null, not.problems());
            case Taken.NotMatched not ->
                    put(
                            origin,
                            format,
                            part,
                            not.hash(),
                            "WAITING",
                            not.document(),
                            not.problems());
        }
    }

    private void put(
            Intake.Origin origin,
            Format format,
            int part,
            ContentHash hash,
            String state,
            @Nullable InboundDocument document,
            List<FieldProblem> problems) {
        rows.put(
                origin.coop().value(),
                origin.supplier().value(),
                hash.bytes(),
                part,
                origin.source(),
                format.name(),
                format.version(),
                state,
                document == null ? null : document.type().name(),
                document == null ? null : document.number(),
                document == null ? null : document.orderNumber(),
                json(problems),
                LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC));
    }

    private String json(List<FieldProblem> problems) {
        try {
            return mapper.writeValueAsString(problems);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("problems cannot be written", e);
        }
    }

    @Transactional
    List<InboundView> of(CoopId coop, SupplierId supplier, @Nullable String state) {
        return rows.of(coop.value(), supplier.value(), state, SHOWN_MAX).stream()
                .map(this::view)
                .toList();
    }

    /** All that waits for somebody, of all suppliers, oldest first. */
    @Transactional
    List<InboundView> waiting(CoopId coop) {
        return rows.waiting(coop.value(), SHOWN_MAX).stream().map(this::view).toList();
    }

    /** In which format a document was read; empty if it never came. */
    @Transactional
    Optional<ReadIn> format(CoopId coop, SupplierId supplier, ContentHash hash) {
        return rows.part(coop.value(), supplier.value(), hash.bytes())
                .map(row -> new ReadIn(row.format(), row.formatVersion()));
    }

    /** A format's name and version. */
    record ReadIn(String format, String version) {}

    private InboundView view(InboundRow row) {
        try {
            return new InboundView(
                    row.supplierId(),
                    row.contentHash().hex(),
                    row.partNo(),
                    row.source(),
                    row.format(),
                    row.state(),
                    row.documentType(),
                    row.number(),
                    row.orderNumber(),
                    mapper.readValue(row.problems(), PROBLEMS),
                    row.receivedAt().toInstant(ZoneOffset.UTC),
                    row.decidedAt().toInstant(ZoneOffset.UTC));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("stored problems cannot be read", e);
        }
    }
}
