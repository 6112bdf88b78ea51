package coop.cobuy.aggregator.banking;

import coop.cobuy.aggregator.ledger.Payments.Direction;
import coop.cobuy.aggregator.ledger.Transfer;
import coop.cobuy.aggregator.platform.BadInput;
import coop.cobuy.money.Money;
import coop.cobuy.problem.RowProblem;
import coop.cobuy.text.Sentence;
import coop.cobuy.text.Voice;

import org.jspecify.annotations.Nullable;

import java.io.ByteArrayInputStream;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Currency;
import java.util.Deque;
import java.util.List;
import java.util.regex.Pattern;

import javax.xml.XMLConstants;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Reads account statements of ISO 20022 ({@code camt.053.001}, versions 02 to 13). Entries of many
 * transactions become one line each where their amounts add up to the entry's. A document type, and
 * with it every entity of one's own, is refused; nothing outside the file is read.
 */
final class Camt053 {

    private static final Pattern NAMESPACE =
            Pattern.compile("urn:iso:std:iso:20022:tech:xsd:camt\\.053\\.001\\.(0[2-9]|1[0-3])");
    private static final int DEPTH_MAX = 40;
    private static final int LINES_MAX = 50_000;
    private static final int TEXT_MAX = 2_000;
    private static final String STATEMENT = "Document/BkToCstmrStmt/Stmt/";
    private static final String ENTRY = "Ntry";
    private static final String DETAIL = "Ntry/NtryDtls/TxDtls";

    private final String file;
    private final Currency currency;
    private final Deque<String> path = new ArrayDeque<>();
    private final List<StatementLine> lines = new ArrayList<>();
    private final List<RowProblem> problems = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();
    private String account = "";
    private int statements;
    private int pending;
    private @Nullable CamtEntry entry;
    private String amountCurrency = "";

    private Camt053(String file, Currency currency) {
        this.file = file;
        this.currency = currency;
    }

    /**
     * @param file its name, for problems
     * @param currency the co-op's
     * @throws BadInput if it is no such statement, with the place where reading broke off
     */
    static Statement read(String file, byte[] content, Currency currency) {
        Camt053 reading = new Camt053(file, currency);
        try {
            XMLStreamReader reader =
                    factory().createXMLStreamReader(new ByteArrayInputStream(content));
            try {
                reading.read(reader);
            } finally {
                reader.close();
            }
        } catch (XMLStreamException e) {
            int line = e.getLocation() == null ? 1 : e.getLocation().getLineNumber();
            throw new BadInput("file", say("camt.no-xml", line));
        }
        if (reading.statements == 0) {
            throw new BadInput("file", say("camt.no-statement"));
        }
        return new Statement(reading.account, reading.lines, reading.pending, reading.problems);
    }

    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, true);
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        factory.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
        return factory;
    }

    private void read(XMLStreamReader reader) throws XMLStreamException {
        while (reader.hasNext()) {
            switch (reader.next()) {
                case XMLStreamConstants.START_ELEMENT -> start(reader);
                case XMLStreamConstants.END_ELEMENT -> end(reader);
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> {
                    if (text.length() < TEXT_MAX) {
                        text.append(reader.getText());
                    }
                }
                case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE ->
                        throw new BadInput(
                                "file", say("camt.entity", reader.getLocation().getLineNumber()));
                default -> {}
            }
        }
    }

    private void start(XMLStreamReader reader) {
        if (path.isEmpty()
                && !NAMESPACE.matcher(String.valueOf(reader.getNamespaceURI())).matches()) {
            throw new BadInput("file", say("camt.version"));
        }
        path.addLast(reader.getLocalName());
        if (path.size() > DEPTH_MAX) {
            throw new BadInput("file", say("camt.depth", DEPTH_MAX));
        }
        text.setLength(0);
        int line = reader.getLocation().getLineNumber();
        switch (within()) {
            case "" -> {}
            case ENTRY -> entry = new CamtEntry(line);
            case DETAIL -> require().begin(line);
            default -> {
                String stated = reader.getAttributeValue(null, "Ccy");
                amountCurrency = stated == null ? "" : stated;
            }
        }
    }

    /** The path below a statement; empty outside of one. */
    private String within() {
        String all = String.join("/", path);
        if (all.equals("Document/BkToCstmrStmt/Stmt")) {
            return "";
        }
        return all.startsWith(STATEMENT) ? all.substring(STATEMENT.length()) : "";
    }

    private CamtEntry require() {
        CamtEntry current = entry;
        if (current == null) {
            throw new IllegalStateException("a part of an entry outside of one");
        }
        return current;
    }

    private void end(XMLStreamReader reader) {
        String at = within();
        String value = text.toString().strip();
        if (at.equals(ENTRY)) {
            finish(require(), reader);
            entry = null;
        } else if (at.startsWith(ENTRY + "/") && entry != null) {
            require().take(at.substring(ENTRY.length() + 1), value, amountCurrency);
        } else if (at.equals("Acct/Id/IBAN") || at.equals("Acct/Id/Othr/Id")) {
            account = value;
        } else if (String.join("/", path).equals("Document/BkToCstmrStmt/Stmt")) {
            statements++;
        }
        path.removeLast();
        text.setLength(0);
    }

    private void finish(CamtEntry done, XMLStreamReader reader) {
        if (lines.size() >= LINES_MAX) {
            throw new BadInput(
                    "file", say("camt.entries", reader.getLocation().getLineNumber(), LINES_MAX));
        }
        if (!done.isBooked()) {
            pending++;
            return;
        }
        List<CamtEntry.Movement> movements = done.movements();
        for (CamtEntry.Movement movement : movements) {
            StatementLine line = line(movement);
            if (line != null) {
                lines.add(line);
            }
        }
    }

    private @Nullable StatementLine line(CamtEntry.Movement movement) {
        Direction direction = direction(movement);
        Money amount = amount(movement);
        LocalDate day = day(movement);
        return direction == null || amount == null || day == null
                ? null
                : new StatementLine(
                        movement.line(),
                        movement.reference(),
                        direction,
                        amount,
                        day,
                        direction == Direction.IN ? movement.debtor() : movement.creditor(),
                        direction == Direction.IN ? movement.debtorIban() : movement.creditorIban(),
                        movement.text(),
                        movement.structured());
    }

    private @Nullable Direction direction(CamtEntry.Movement movement) {
        return switch (movement.sign()) {
            case "CRDT" -> Direction.IN;
            case "DBIT" -> Direction.OUT;
            default -> {
                wrong(movement, "CdtDbtInd", movement.sign(), say("camt.sign"));
                yield null;
            }
        };
    }

    private @Nullable Money amount(CamtEntry.Movement movement) {
        if (!movement.currency().equals(currency.getCurrencyCode())) {
            wrong(
                    movement,
                    "Amt Ccy",
                    movement.currency(),
                    say("currency", currency.getCurrencyCode()));
            return null;
        }
        try {
            Money amount = Money.parse(movement.amount(), currency);
            if (amount.minor() > 0 && amount.minor() <= Transfer.AMOUNT_MAX) {
                return amount;
            }
        } catch (IllegalArgumentException | ArithmeticException e) {
            // told as below
        }
        wrong(movement, "Amt", movement.amount(), say("camt.amount"));
        return null;
    }

    private @Nullable LocalDate day(CamtEntry.Movement movement) {
        try {
            String stated = movement.day();
            return LocalDate.parse(stated.substring(0, Math.min(10, stated.length())));
        } catch (DateTimeException e) {
            wrong(movement, "BookgDt", movement.day(), say("camt.day"));
            return null;
        }
    }

    private void wrong(CamtEntry.Movement movement, String element, String found, Sentence said) {
        problems.add(
                new RowProblem(
                        file, movement.line(), element, found, Voice.ENGLISH.say(said), said));
    }

    private static Sentence say(String key, Object... arguments) {
        return Sentence.beside(Camt053.class, key, arguments);
    }
}
