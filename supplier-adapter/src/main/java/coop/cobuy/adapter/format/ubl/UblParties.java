package coop.cobuy.adapter.format.ubl;

import coop.cobuy.adapter.canonical.OrderHead;
import coop.cobuy.adapter.canonical.Parties;
import coop.cobuy.adapter.canonical.Party;
import coop.cobuy.adapter.format.xml.XmlOutput;

import org.jspecify.annotations.Nullable;

import java.util.Objects;

/** Writes who buys, who sells and where goods go. */
final class UblParties {

    private final XmlOutput out;
    private final Parties parties;

    UblParties(XmlOutput out, Parties parties) {
        this.out = out;
        this.parties = parties;
    }

    /** Both sides, in the order of UBL's schemas for orders. */
    void buyerAndSeller(String buyerName, String sellerName, boolean whole) {
        side("cac:BuyerCustomerParty", parties.buyer(), buyerName, whole);
        side("cac:SellerSupplierParty", parties.supplier(), sellerName, whole);
    }

    private void side(String element, Party party, String name, boolean whole) {
        out.open(element).open("cac:Party");
        if (party.endpointId() != null && party.endpointScheme() != null) {
            out.text("cbc:EndpointID", party.endpointId(), "schemeID", party.endpointScheme());
        }
        identification(party);
        out.open("cac:PartyName").text("cbc:Name", name).close();
        if (whole || party.country() != null) {
            address("cac:PostalAddress", party);
        }
        if (whole && party.vatId() != null) {
            out.open("cac:PartyTaxScheme").text("cbc:CompanyID", party.vatId());
            out.open("cac:TaxScheme").text("cbc:ID", "VAT").close().close();
        }
        out.open("cac:PartyLegalEntity");
        out.text("cbc:RegistrationName", Objects.requireNonNullElse(party.name(), name)).close();
        if (whole) {
            contact(party);
        }
        out.close().close();
    }

    private void identification(Party party) {
        if (party.gln() != null) {
            out.open("cac:PartyIdentification")
                    .text("cbc:ID", party.gln(), "schemeID", Ubl.GLN)
                    .close();
        } else if (party.customerNumber() != null) {
            out.open("cac:PartyIdentification").text("cbc:ID", party.customerNumber()).close();
        }
    }

    private void address(String element, Party party) {
        if (party.country() == null) {
            return;
        }
        out.open(element)
                .optional("cbc:StreetName", party.street())
                .optional("cbc:CityName", party.city())
                .optional("cbc:PostalZone", party.postcode());
        out.open("cac:Country").text("cbc:IdentificationCode", party.country()).close().close();
    }

    private void contact(Party party) {
        if (party.phone() != null || party.email() != null) {
            out.open("cac:Contact")
                    .optional("cbc:Telephone", party.phone())
                    .optional("cbc:ElectronicMail", party.email())
                    .close();
        }
    }

    void delivery(OrderHead head) {
        Party place = parties.delivery();
        String text = head.deliveryPlace();
        String day = head.deliveryDate();
        if (text == null && day == null && place.equals(Party.UNKNOWN)) {
            return;
        }
        out.open("cac:Delivery");
        location(place, text);
        if (day != null) {
            out.open("cac:RequestedDeliveryPeriod")
                    .text("cbc:StartDate", day)
                    .text("cbc:EndDate", day)
                    .close();
        }
        out.close();
    }

    private void location(Party place, @Nullable String text) {
        if (text == null && place.gln() == null && place.country() == null) {
            return;
        }
        out.open("cac:DeliveryLocation");
        if (place.gln() != null) {
            out.text("cbc:ID", place.gln(), "schemeID", Ubl.GLN);
        }
        out.optional("cbc:Name", text);
        // A place needs an address; where the profile has none, goods go to the buyer's.
        address("cac:Address", place.country() == null ? parties.buyer() : place);
        out.close();
    }
}
