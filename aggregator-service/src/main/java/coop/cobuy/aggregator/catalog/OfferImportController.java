package coop.cobuy.aggregator.catalog;

import coop.cobuy.aggregator.platform.Action;
import coop.cobuy.aggregator.platform.Caller;
import coop.cobuy.aggregator.platform.ColumnMap;
import coop.cobuy.aggregator.platform.Needs;

import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;

import org.jspecify.annotations.Nullable;

/** Price lists as files. */
@Controller("/api/v1/offers/import")
@ExecuteOn(TaskExecutors.BLOCKING)
@Needs(Action.MANAGE_CATALOGUE)
@Tag(name = "catalog")
class OfferImportController {

    private static final String FILE = "offers.csv";

    private final OfferImport offers;

    OfferImportController(OfferImport offers) {
        this.offers = offers;
    }

    @Post
    @Consumes("text/csv")
    @Operation(
            summary = "Import a price list",
            description =
                    "CSV with a header. Columns: supplier, sku, name, unit, units_per_case,"
                        + " min_cases, min_units, vat_percent, deposit, reference_price,"
                        + " unit_weight_grams, mark_up_percent, fee_per_unit, category (left blank,"
                        + " the one that an offer has stays), active, tier1_from, tier1_price, … up"
                        + " to tier20. Files with other headers name them by"
                        + " columns=field=header,field=header; constants=field=value,field=value"
                        + " gives values that no column holds. Good rows are taken, by supplier and"
                        + " SKU; for the others the answer says where and why.")
    OfferImport.Outcome take(
            @Parameter(hidden = true) Caller caller,
            @Nullable @QueryValue String file,
            @Nullable @QueryValue Boolean createSuppliers,
            @Nullable @QueryValue String columns,
            @Nullable @QueryValue String constants,
            @Body byte[] content) {
        OfferImport.PriceList list =
                new OfferImport.PriceList(
                        file == null ? FILE : file,
                        ColumnMap.parse(columns, OfferColumns.all()),
                        ColumnMap.parse(constants, OfferColumns.all()),
                        createSuppliers != null && createSuppliers);
        return offers.take(caller, list, content);
    }
}
