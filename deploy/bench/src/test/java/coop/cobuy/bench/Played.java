package coop.cobuy.bench;

import com.icegreen.greenmail.util.GreenMail;

import coop.cobuy.suppliers.SimulatedSupplier;
import coop.cobuy.suppliers.Temper;
import coop.cobuy.suppliers.dialect.Dialect;
import coop.cobuy.suppliers.dialect.Dialects;
import coop.cobuy.suppliers.door.AdapterApi;
import coop.cobuy.suppliers.door.Door;
import coop.cobuy.suppliers.door.FolderDoor;
import coop.cobuy.suppliers.door.MailDoor;
import coop.cobuy.suppliers.door.PullDoor;
import coop.cobuy.suppliers.door.Reception;
import coop.cobuy.suppliers.door.SftpDoor;
import coop.cobuy.suppliers.door.WebhookDoor;

import java.nio.file.Path;
import java.time.Clock;

/** A supplier that is played in {@link SuppliersTest}: way, format and temper. */
enum Played {
    JSONHOOK("json", Way.WEBHOOK, "reliable", "ACCEPTED"),
    CXMLHOOK("cxml", Way.WEBHOOK, "changing", "CHANGED"),
    NOHOOK("json", Way.WEBHOOK, "rejecting", "REJECTED"),
    SILENTHOOK("json", Way.WEBHOOK, "silent", "DELIVERED"),
    EDISFTP("edifact", Way.SFTP, "short", "ACCEPTED"),
    X12SFTP("x12", Way.SFTP, "overpriced", "ACCEPTED"),
    BNNSFTP("bnn", Way.SFTP, "listing", "DELIVERED"),
    CSVMAIL("csv", Way.MAIL, "changing", "CHANGED"),
    NOMAIL("csv", Way.MAIL, "rejecting", "REJECTED"),
    UBLPULL("ubl", Way.PULL, "surprising", "ACCEPTED"),
    LATEPULL("json", Way.PULL, "late", "ACCEPTED"),
    CSVFOLDER("csv", Way.FOLDER, "repeating", "ACCEPTED"),
    UBLFOLDER("ubl", Way.FOLDER, "miscounting", "ACCEPTED");

    /** By which transport. */
    enum Way {
        WEBHOOK,
        SFTP,
        MAIL,
        PULL,
        FOLDER
    }

    private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    private static final String PASSWORD = "sea, shells";
    private static final String PARTIES =
            """
            {"parties":{
              "buyer":{"endpointScheme":"0088","endpointId":"4012345000009","country":"DE"},
              "supplier":{"endpointScheme":"0088","endpointId":"4098765000010","country":"DE"}}}
            """;

    private final String format;
    private final Way way;
    private final String temper;
    private final String state;

    Played(String format, Way way, String temper, String state) {
        this.format = format;
        this.way = way;
        this.temper = temper;
        this.state = state;
    }

    /** Where a delivery stands when its supplier has said all that it has to say to an order. */
    String state() {
        return state;
    }

    Temper temper() {
        return Temper.named(temper).billingOnDelivery();
    }

    Dialect dialect() {
        return Dialects.named(format);
    }

    boolean isMailed() {
        return way == Way.MAIL;
    }

    boolean acknowledgesEnvelopes() {
        return format.equals("edifact") || format.equals("x12");
    }

    /** A supplier whose server stands ready, and the profile under which the co-op reaches it. */
    record Stage(SimulatedSupplier supplier, String profile) {}

    Stage stage(AdapterApi api, GreenMail mail, Path coopFolder, Path servers, Clock clock) {
        String transport;
        Door door;
        switch (way) {
            case WEBHOOK -> {
                WebhookDoor hook = new WebhookDoor(api, SECRET, Reception.OPEN, clock);
                transport =
                        "\"transport\":\"webhook\",\"allowPrivateTargets\":true,\"address\":\"%s\",\"secret\":\"%s\""
                                .formatted(hook.url(), SECRET);
                door = hook;
            }
            case SFTP -> {
                SftpDoor sftp = new SftpDoor(servers.resolve(name()), PASSWORD);
                transport =
                        "\"transport\":\"sftp\",\"allowPrivateTargets\":true,\"address\":\"%s\",\"secret\":\"%s\",\"transportOptions\":{\"hostKeys\":[\"%s\"],\"pickUp\":\"%s\"}"
                                .formatted(
                                        sftp.address(),
                                        PASSWORD,
                                        sftp.fingerprint(),
                                        SftpDoor.PICK_UP);
                door = sftp;
            }
            case MAIL -> {
                String address = name().toLowerCase(java.util.Locale.ROOT) + "@supplier.example";
                transport = "\"transport\":\"mail\",\"address\":\"" + address + "\"";
                door = new MailDoor(api, mail, address, "csv");
            }
            case PULL -> {
                transport = "\"transport\":\"pull\"";
                door = new PullDoor(api);
            }
            default -> {
                transport = "\"transport\":\"folder\",\"address\":\"" + name() + "\"";
                door = new FolderDoor(coopFolder.resolve(name()));
            }
        }
        SimulatedSupplier supplier =
                new SimulatedSupplier(name(), temper(), dialect(), door, clock);
        return new Stage(supplier, "{" + transport + "," + formatOf() + "}");
    }

    private String formatOf() {
        String version = dialect().version();
        String plain = "\"format\":\"%s\",\"formatVersion\":\"%s\"".formatted(format, version);
        if (way == Way.MAIL) {
            return "\"format\":\"bundle\"";
        }
        return switch (format) {
            case "ubl", "cxml" -> plain + ",\"formatOptions\":" + PARTIES;
            case "edifact", "x12" ->
                    plain
                            + ",\"formatOptions\":{\"us\":{\"id\":\"COBUY\"},\"partner\":{\"id\":\"HOF\"}}";
            case "bnn" ->
                    plain
                            + ",\"characterSet\":\"IBM850\",\"formatOptions\":{\"customer\":\"4711\"}";
            default -> plain;
        };
    }
}
