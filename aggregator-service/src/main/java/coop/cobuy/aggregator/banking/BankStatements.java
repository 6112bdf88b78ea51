package coop.cobuy.aggregator.banking;

import coop.cobuy.aggregator.ledger.AccountKind;
import coop.cobuy.aggregator.members.Member;
import coop.cobuy.aggregator.members.Members;
import coop.cobuy.aggregator.platform.Audit;
import coop.cobuy.aggregator.platform.BadInput;
import coop.cobuy.aggregator.platform.Caller;
import coop.cobuy.aggregator.platform.ColumnMap;
import coop.cobuy.aggregator.platform.IdSource;
import coop.cobuy.aggregator.platform.UtcTime;
import coop.cobuy.id.CoopId;
import coop.cobuy.problem.RowProblem;

import io.micronaut.transaction.annotation.Transactional;

import jakarta.inject.Singleton;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * Takes in files of a bank. What they say waits to be confirmed; what came before, does not again.
 */
@Singleton
public class BankStatements {

    private static final int REFERENCE_MAX = 100;
    private static final int NAME_MAX = 140;
    private static final int IBAN_MAX = 40;
    private static final int TEXT_MAX = 1000;
    private static final int FILES_SHOWN = 20;

    private final BankFileRows files;
    private final BankLineRows lines;
    private final Members members;
    private final Audit audit;
    private final IdSource ids;
    private final Clock clock;

    BankStatements(
            BankFileRows files,
            BankLineRows lines,
            Members members,
            Audit audit,
            IdSource ids,
            Clock clock) {
        this.files = files;
        this.lines = lines;
        this.members = members;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * A file.
     *
     * @param columns which column holds which field, as {@link ColumnMap#parse} reads it; for CSV
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    public record File(String name, String columns, byte[] content) {}

    /**
     * What a file brought.
     *
     * @param fresh lines that had not come before
     * @param matched those of them that name one member
     * @param pending entries that the bank has not booked yet
     * @param problems what could not be read; the rest was taken
     */
    public record Taken(int lines, int fresh, int matched, int pending, List<RowProblem> problems) {
        public Taken {
            problems = List.copyOf(problems);
        }
    }

    /** A file that came. */
    public record Came(String name, String account, int lines, int fresh, Instant at) {}

    /** The newest first. */
    @Transactional
    public List<Came> files(CoopId coop) {
        return files.newest(coop.value(), FILES_SHOWN).stream()
                .map(
                        row ->
                                new Came(
                                        row.name(),
                                        row.account(),
                                        row.lineCount(),
                                        row.newCount(),
                                        UtcTime.instant(row.receivedAt())))
                .toList();
    }

    /**
     * Takes what is new of a file: CAMT.053 if it is XML, else CSV.
     *
     * @throws BadInput if the file as a whole cannot be used
     */
    @Transactional
    public Taken take(Caller caller, File file) {
        Statement statement = read(caller, file);
        Map<String, Member> byNumber = members.byNumbers(caller.coop(), candidates(statement));
        UUID fileId = ids.next();
        LocalDateTime now = UtcTime.of(clock.instant());
        Map<String, Integer> alike = new HashMap<>();
        int fresh = 0;
        int matched = 0;
        for (StatementLine line : statement.lines()) {
            String content = content(statement.account(), line);
            int nth = alike.merge(content, 1, Integer::sum);
            UUID id = id(caller.coop(), statement.account(), line, content, nth);
            if (lines.find(caller.coop().value(), id).isEmpty()) {
                Matched match = Matched.of(line, byNumber);
                lines.save(row(caller, fileId, id, line, match, now));
                fresh++;
                matched += match.member() == null ? 0 : 1;
            }
        }
        keep(caller, file, statement, fileId, fresh, now);
        return new Taken(
                statement.lines().size(),
                fresh,
                matched,
                statement.pending(),
                statement.problems());
    }

    private static Statement read(Caller caller, File file) {
        if (isXml(file.content())) {
            return Camt053.read(file.name(), file.content(), caller.currency());
        }
        ColumnMap columns = ColumnMap.parse(file.columns(), StatementCsv.fields());
        return StatementCsv.read(file.name(), columns, file.content(), caller.currency());
    }

    /** A table's first line never begins so. */
    private static boolean isXml(byte[] content) {
        String head =
                new String(content, 0, Math.min(content.length, 64), StandardCharsets.ISO_8859_1);
        return head.replaceFirst("^\u00ef\u00bb\u00bf", "").stripLeading().startsWith("<");
    }

    private static Set<String> candidates(Statement statement) {
        Set<String> words = new LinkedHashSet<>();
        for (StatementLine line : statement.lines()) {
            for (String word : Matched.candidates(line)) {
                words.add(word);
                words.add(word.toUpperCase(java.util.Locale.ROOT));
            }
        }
        return words;
    }

    /** The bank's reference names a line; without one, all that it says, and which of its like. */
    private static UUID id(
            CoopId coop, String account, StatementLine line, String content, int nth) {
        String reference = line.bankReference();
        String name =
                reference.isEmpty()
                        ? "%s/bank-line/%s/%d".formatted(coop, content, nth)
                        : "%s/bank-reference/%s/%s/%s/%d"
                                .formatted(
                                        coop,
                                        account,
                                        reference,
                                        line.bookedOn(),
                                        line.amount().minor());
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    }

    private static String content(String account, StatementLine line) {
        List<String> parts = new ArrayList<>();
        parts.add(account);
        parts.add(line.bookedOn().toString());
        parts.add(line.direction().name());
        parts.add(Long.toString(line.amount().minor()));
        parts.add(line.name());
        parts.add(line.iban());
        parts.add(line.text());
        parts.add(line.structured());
        return String.join("\u001f", parts);
    }

    private static BankLineRow row(
            Caller caller,
            UUID file,
            UUID id,
            StatementLine line,
            Matched match,
            LocalDateTime now) {
        Member member = match.member();
        String text =
                line.structured().isEmpty() ? line.text() : line.structured() + " " + line.text();
        return new BankLineRow(
                caller.coop().value(),
                id,
                file,
                (int) line.line(),
                reference(line, id),
                line.direction(),
                line.amount().minor(),
                line.amount().currency().getCurrencyCode(),
                line.bookedOn(),
                shortened(line.name(), NAME_MAX),
                shortened(line.iban(), IBAN_MAX),
                shortened(text.strip(), TEXT_MAX),
                member == null ? BankLine.State.OPEN : BankLine.State.PROPOSED,
                match.by().name(),
                member == null ? null : AccountKind.MEMBER,
                member == null ? null : member.id().value(),
                null,
                null,
                null,
                now);
    }

    /** What the ledger's entry will bear; where the bank gives no reference, one of ours. */
    private static String reference(StatementLine line, UUID id) {
        String given = line.bankReference();
        return given.isEmpty()
                ? line.bookedOn() + " " + id.toString().substring(0, 8)
                : shortened(given, REFERENCE_MAX);
    }

    private static String shortened(String text, int max) {
        return text.substring(0, Math.min(text.length(), max));
    }

    private void keep(
            Caller caller, File file, Statement statement, UUID id, int fresh, LocalDateTime now) {
        files.save(
                new BankFileRow(
                        caller.coop().value(),
                        id,
                        shortened(file.name(), REFERENCE_MAX),
                        shortened(statement.account(), IBAN_MAX),
                        statement.lines().size(),
                        fresh,
                        statement.problems().size(),
                        caller.account().value(),
                        now));
        audit.record(
                caller,
                "bank-file.taken",
                "bank-file/" + id,
                "%s: %d lines, %d new, %d problems"
                        .formatted(
                                file.name(),
                                statement.lines().size(),
                                fresh,
                                statement.problems().size()));
    }
}
