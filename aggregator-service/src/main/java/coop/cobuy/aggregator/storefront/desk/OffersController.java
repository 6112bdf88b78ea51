package coop.cobuy.aggregator.storefront.desk;

import coop.cobuy.aggregator.catalog.ListTakeover;
import coop.cobuy.aggregator.catalog.Offer;
import coop.cobuy.aggregator.catalog.OfferBody;
import coop.cobuy.aggregator.catalog.OfferEditing;
import coop.cobuy.aggregator.catalog.OfferImport;
import coop.cobuy.aggregator.catalog.Offers;
import coop.cobuy.aggregator.catalog.Picture;
import coop.cobuy.aggregator.catalog.Pictures;
import coop.cobuy.aggregator.catalog.Suppliers;
import coop.cobuy.aggregator.platform.Action;
import coop.cobuy.aggregator.platform.BadInput;
import coop.cobuy.aggregator.platform.IdSource;
import coop.cobuy.aggregator.platform.Needs;
import coop.cobuy.aggregator.platform.PlatformReason;
import coop.cobuy.aggregator.platform.Refused;
import coop.cobuy.aggregator.storefront.Flash;
import coop.cobuy.aggregator.storefront.Form;
import coop.cobuy.aggregator.storefront.PageController;
import coop.cobuy.aggregator.storefront.Pages;
import coop.cobuy.aggregator.storefront.TypedFields;
import coop.cobuy.aggregator.storefront.Upload;
import coop.cobuy.aggregator.storefront.Visit;
import coop.cobuy.id.CoopId;
import coop.cobuy.id.OfferId;
import coop.cobuy.id.SupplierId;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Part;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.exceptions.HttpStatusException;
import io.micronaut.http.multipart.CompletedFileUpload;
import io.swagger.v3.oas.annotations.Hidden;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/** What suppliers offer: searched, changed one by one, taken from files. */
@PageController("/desk/offers")
@Needs(Action.MANAGE_CATALOGUE)
@Hidden
class OffersController {

    private static final String HOME = "/desk/offers";
    private static final String LIST = "desk/offers.jte";
    private static final String FORM = "desk/offer-form.jte";
    private static final int WORDS_MAX = 100;
    private static final int SUPPLIERS_MAX = 2000;
    private static final int WAITING_MAX = 20;
    private static final UUID LOWEST = new UUID(0, 0);

    private final Pages pages;
    private final Offers offers;
    private final Suppliers suppliers;
    private final OfferEditing editing;
    private final OfferImport imports;
    private final ListTakeover lists;
    private final Pictures pictures;
    private final IdSource ids;

    OffersController(
            Pages pages,
            Offers offers,
            Suppliers suppliers,
            OfferEditing editing,
            OfferImport imports,
            ListTakeover lists,
            Pictures pictures,
            IdSource ids) {
        this.pages = pages;
        this.offers = offers;
        this.suppliers = suppliers;
        this.editing = editing;
        this.imports = imports;
        this.lists = lists;
        this.pictures = pictures;
        this.ids = ids;
    }

    @Get
    HttpResponse<?> list(
            Visit visit,
            @Nullable @QueryValue String q,
            @Nullable @QueryValue String supplier,
            @Nullable @QueryValue Integer page) {
        String words = q == null ? "" : q.substring(0, Math.min(q.length(), WORDS_MAX));
        int number = page == null ? 1 : Math.clamp(page, 1, 10_000);
        return pages.show(
                visit,
                LIST,
                page(visit, words, supplier == null ? "" : supplier, number, Form.empty()));
    }

    private OffersPage page(Visit visit, String words, String supplier, int page, Form form) {
        CoopId coop = visit.caller().coop();
        List<Offer> found =
                offers.search(
                        coop,
                        supplier(supplier),
                        words,
                        (page - 1) * OffersPage.SIZE,
                        OffersPage.SIZE + 1);
        boolean more = found.size() > OffersPage.SIZE;
        return new OffersPage(
                more ? found.subList(0, OffersPage.SIZE) : found,
                names(coop),
                lists.waiting(coop, WAITING_MAX),
                words,
                supplier,
                page,
                more,
                form);
    }

    private static @Nullable SupplierId supplier(String text) {
        try {
            return text.isEmpty() ? null : SupplierId.parse(text);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private Map<String, String> names(CoopId coop) {
        Map<String, String> byName = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        suppliers
                .after(coop, LOWEST, SUPPLIERS_MAX)
                .forEach(
                        s ->
                                byName.put(
                                        s.terms().name() + " (" + s.terms().code() + ")",
                                        s.id().toString()));
        Map<String, String> names = new LinkedHashMap<>();
        byName.forEach((name, id) -> names.put(id, name));
        return names;
    }

    @Get("/new")
    HttpResponse<?> begin(Visit visit) {
        Form form =
                Form.empty()
                        .with("unit", "C62")
                        .with("breakKind", "ALL_UNITS")
                        .with("priceBasis", "UNIT")
                        .with("referenceKind", "RETAIL_QUOTE")
                        .with("active", "yes");
        return pages.show(visit, FORM, form(visit, form, null));
    }

    private OfferFormPage form(Visit visit, Form form, @Nullable Offer offer) {
        String key = form.text("key").orElseGet(() -> ids.next().toString());
        CoopId coop = visit.caller().coop();
        Picture picture =
                offer == null ? null : pictures.of(coop, List.of(offer.id())).get(offer.id());
        return new OfferFormPage(form, offer, picture, names(coop), key);
    }

    @Post("/new")
    HttpResponse<?> add(Visit visit, Form form) {
        OfferBody body = OfferForms.read(visit, form);
        TypedFields.key(visit, form);
        if (form.isGood()) {
            try {
                OfferId id = editing.add(visit.caller(), form.value("key"), body);
                return pages.sendTo(HOME + "/" + id, Flash.done("desk.told.offer-added"));
            } catch (BadInput bad) {
                bad.errors().forEach(problem -> OfferForms.place(visit, form, problem));
            } catch (Refused refused) {
                form.wrong("sku", visit.reason(refused.reason().name(), refused.detail()));
            }
        }
        return pages.again(visit, FORM, form(visit, form, null));
    }

    @Get("/{id}")
    HttpResponse<?> edit(Visit visit, UUID id) {
        Offer offer = known(visit, id);
        return pages.show(visit, FORM, form(visit, OfferForms.of(OfferBody.of(offer)), offer));
    }

    private Offer known(Visit visit, UUID id) {
        return offers.find(visit.caller().coop(), new OfferId(id))
                .orElseThrow(() -> new HttpStatusException(HttpStatus.NOT_FOUND, "no offer"));
    }

    @Post("/{id}")
    HttpResponse<?> change(Visit visit, UUID id, Form form) {
        Offer before = known(visit, id);
        OfferBody body = OfferForms.read(visit, form);
        if (form.isGood()) {
            try {
                editing.change(visit.caller(), before.id(), form.value("version"), body);
                return pages.sendTo(HOME + "/" + id, Flash.done("desk.told.offer-changed"));
            } catch (BadInput bad) {
                bad.errors().forEach(problem -> OfferForms.place(visit, form, problem));
            } catch (Refused refused) {
                boolean stale = refused.reason() == PlatformReason.VERSION_CHANGED;
                form.wrong(
                        stale
                                ? visit.t("desk.wrong.stale-offer")
                                : visit.reason(refused.reason().name(), refused.detail()));
                return pages.show(
                        visit, HttpStatus.CONFLICT, FORM, form(visit, form, known(visit, id)));
            }
        }
        return pages.again(visit, FORM, form(visit, form, before));
    }

    /** The offer is named by a field: an address of its own may bring large forms. */
    @Post("/picture")
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    HttpResponse<?> picture(
            Visit visit,
            @Part("offer") String offer,
            @Nullable @Part("alt") String alt,
            @Nullable @Part("file") CompletedFileUpload file) {
        Offer known = known(visit, id(offer));
        Form form = OfferForms.of(OfferBody.of(known)).with("alt", alt);
        Upload upload = Upload.of(file);
        if (upload == null) {
            form.wrong("file", visit.t("frame.wrong.file"));
            return pages.again(visit, FORM, form(visit, form, known));
        }
        try {
            pictures.put(visit.caller(), known.id(), alt, upload.content());
            return pages.sendTo(HOME + "/" + known.id(), Flash.done("desk.told.picture"));
        } catch (BadInput bad) {
            bad.errors().forEach(problem -> OfferForms.place(visit, form, problem));
            return pages.again(visit, FORM, form(visit, form, known));
        }
    }

    private static UUID id(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            throw new HttpStatusException(HttpStatus.NOT_FOUND, "no offer");
        }
    }

    @Post("/{id}/picture/removal")
    HttpResponse<?> removePicture(Visit visit, UUID id) {
        Offer known = known(visit, id);
        pictures.remove(visit.caller(), known.id());
        return pages.sendTo(HOME + "/" + id, Flash.done("desk.told.picture-removed"));
    }

    @Post("/import")
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    HttpResponse<?> take(
            Visit visit,
            @Part("file") CompletedFileUpload file,
            @Nullable @Part("createSuppliers") String createSuppliers) {
        Form form = Form.empty();
        String name = file.getFilename() == null ? "" : file.getFilename();
        try {
            byte[] content = file.getBytes();
            if (content.length == 0) {
                form.wrong("file", visit.t("desk.wrong.file"));
            } else {
                OfferImport.Outcome outcome =
                        imports.take(
                                visit.caller(),
                                name.isBlank() ? "offers.csv" : name,
                                createSuppliers != null,
                                content);
                return pages.show(visit, "desk/import.jte", outcome);
            }
        } catch (BadInput bad) {
            bad.errors().forEach(e -> form.wrong("file", visit.why(e)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return pages.again(visit, LIST, page(visit, "", "", 1, form));
    }
}
