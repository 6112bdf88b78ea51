package coop.cobuy.aggregator.members;

import coop.cobuy.aggregator.platform.Action;
import coop.cobuy.aggregator.platform.Caller;
import coop.cobuy.aggregator.platform.ColumnMap;
import coop.cobuy.aggregator.platform.CsvRows;
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

import java.util.ArrayList;
import java.util.List;

@Controller("/api/v1/members/import")
@ExecuteOn(TaskExecutors.BLOCKING)
@Needs(Action.MANAGE_MEMBERS)
@Tag(name = "members")
final class MemberImportController {

    private final MemberImport members;

    MemberImportController(MemberImport members) {
        this.members = members;
    }

    /**
     * Takes the good rows and names what is wrong with the others.
     *
     * @param columns which column holds which field: {@code number=Nr,name=Household}
     * @param constants values that no column holds: {@code credit_limit=50.00}
     */
    @Post
    @Consumes("text/csv")
    @Operation(
            summary = "Import members from CSV: number, name, email, opening_balance, credit_limit",
            description =
                    "Files with other headers name them by columns=field=header,field=header;"
                        + " constants=field=value,field=value gives values that no column holds. A"
                        + " file of orders will do: columns=number=member,name=member makes each of"
                        + " its members once.")
    MemberImport.Result take(
            @Parameter(hidden = true) Caller caller,
            @Nullable @QueryValue String columns,
            @Nullable @QueryValue String constants,
            @Body byte[] content) {
        List<String> fields = new ArrayList<>(MemberImport.REQUIRED);
        fields.addAll(MemberImport.OPTIONAL);
        ColumnMap same = ColumnMap.parse(constants, fields);
        List<String> required = new ArrayList<>(MemberImport.REQUIRED);
        required.removeAll(same.columns().keySet());
        CsvRows reader =
                new CsvRows(
                        "members.csv",
                        ColumnMap.parse(columns, fields),
                        required,
                        MemberImport.OPTIONAL);
        return members.take(caller, reader, same, content);
    }
}
