/**
 * Pages for people: the frame that all of them share. Each area (member's shop, buyer's desk, …) is
 * a package below this one. No rules of the business are here: pages call the use cases of the
 * other modules, as the API does, and say in words what came of it.
 *
 * <p>To add a page:
 *
 * <ol>
 *   <li>A package-private controller in the area's package, {@code @PageController("/desk")},
 *       {@code @Needs(Action.MAKE_DRAFTS)} and {@code @Hidden} (pages are not in the API's
 *       description). A method takes a {@link coop.cobuy.aggregator.storefront.Visit}, which is
 *       bound as {@code Caller} is and says who looks and in which language; one that takes a form
 *       takes a {@link coop.cobuy.aggregator.storefront.Form} too and returns {@link
 *       coop.cobuy.aggregator.storefront.Pages#sendTo} (303) or, with status 422, the page again.
 *   <li>A template in {@code src/main/jte/coop/cobuy/storefront/AREA/NAME.jte} with {@code @param
 *       Visit visit} and {@code @param X model}; {@code Pages.show(visit, "AREA/NAME.jte", model)}
 *       renders it. Models are public records, since templates are compiled into a package of their
 *       own. The page stands in {@code @template.layout.page(visit = visit, title = …, content
 *       = @`…`)}; fields are {@code @template.form.field(…)}, see the folders {@code form} and
 *       {@code part}. Each form has {@code @template.form.token(visit = visit)} in it. Styles in a
 *       {@code style} attribute and scripts in the page do not work, by the content security
 *       policy.
 *   <li>Texts in {@code src/main/resources/coop/cobuy/storefront/AREA/messages_en.properties} and
 *       {@code messages_de.properties}; every key begins with the area's name. {@code
 *       visit.t("desk.title")}, and {@code visit.n("desk.lines", 3)} for {@code desk.lines.one} and
 *       {@code desk.lines.other}. {@code TextsTest} compares the languages and finds keys that are
 *       missing. A new area is named in {@link coop.cobuy.aggregator.storefront.Texts#AREAS}.
 *   <li>An entry in {@link coop.cobuy.aggregator.storefront.Navigation} if it is to be in the
 *       header.
 *   <li>A test with {@code PageBrowser}, which fetches pages as a browser without script would.
 * </ol>
 */
@NullMarked
@Module(
        uses = {
            "platform",
            "identity",
            "members",
            "ledger",
            "banking",
            "exports",
            "notices",
            "catalog",
            "rounds",
            "ordering",
            "purchasing",
            "receiving",
            "invoicing",
            "settlement",
            "batching",
            "sharing",
            "plans"
        })
package coop.cobuy.aggregator.storefront;

import coop.cobuy.aggregator.platform.Module;

import org.jspecify.annotations.NullMarked;
