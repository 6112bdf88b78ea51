package coop.cobuy.aggregator.storefront.books;

import coop.cobuy.aggregator.catalog.Suppliers;
import coop.cobuy.aggregator.ledger.AccountKey;
import coop.cobuy.aggregator.ledger.AccountKind;
import coop.cobuy.aggregator.members.Member;
import coop.cobuy.aggregator.members.Members;
import coop.cobuy.id.CoopId;
import coop.cobuy.id.MemberId;
import coop.cobuy.id.SupplierId;

import io.micronaut.http.HttpStatus;
import io.micronaut.http.exceptions.HttpStatusException;

import jakarta.inject.Singleton;

/** Finds out whose an account is. */
@Singleton
class Parties {

    private final Members members;
    private final Suppliers suppliers;

    Parties(Members members, Suppliers suppliers) {
        this.members = members;
        this.suppliers = suppliers;
    }

    /**
     * Who an account belongs to.
     *
     * @param number of a member; empty for all others
     */
    record Party(String name, String number) {}

    /**
     * @throws HttpStatusException if the co-op has no such member or supplier
     */
    Party of(CoopId coop, AccountKey account) {
        if (account.kind() == AccountKind.MEMBER) {
            Member member =
                    members.find(coop, new MemberId(account.owner())).orElseThrow(Parties::missing);
            return new Party(member.name(), member.number());
        }
        if (account.kind() == AccountKind.SUPPLIER) {
            return suppliers
                    .find(coop, new SupplierId(account.owner()))
                    .map(supplier -> new Party(supplier.terms().name(), ""))
                    .orElseThrow(Parties::missing);
        }
        return new Party("", "");
    }

    static HttpStatusException missing() {
        return new HttpStatusException(HttpStatus.NOT_FOUND, "no such account");
    }
}
