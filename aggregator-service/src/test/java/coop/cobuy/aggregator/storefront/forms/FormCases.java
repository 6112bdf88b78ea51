package coop.cobuy.aggregator.storefront.forms;

import java.util.List;

/** All forms there are, in an order in which each is still to be seen when its turn comes. */
final class FormCases {

    private FormCases() {}

    /**
     * As {@link FormCase} has it. {@code §} is a script, {@code {name}} a place of {@link
     * FormsCoop}, {@code TOTP} what an app shows for the page's key.
     */
    static final List<FormCase> ALL =
            FormCase.read(
                    """
                    # who       | form                                   | at        | typed                               | first, again | adds | changed
                    member      | /shop/{round}/offers/{number}          | open      | quantity=2&tolerance=1&maxUnitPrice=9 | 303 303 | order_outcome=1 | -
                    member      | /shop/{round}/favourites marked=yes    | open      |                                     | 303 303 | favourite_offer=1 | -
                    member      | /shop/{round}/favourites marked=no     | open      |                                     | 303 303 | | -
                    member      | /basket/{round}                        | open      | quantity.*=4                        | 303 303 | order_outcome=1~&notice=~ | quantity.*=5 -> 422
                    buyer       | /desk/rounds/{id}/orders/{member}      | open      | quantity.*=2                        | 303 303 | order_outcome=1~&notice=~ | quantity.*=3 -> 422
                    member      | /shop/{round}/offers/{number} remove=yes | open | !=1 | 303 303 | | -
                    member      | /basket/{round}/withdraw               | open      |                                     | 303 303 | order_outcome=~&notice=~ | -
                    member      | /standing-orders/{offer}               |           | quantity=2                          | 303 303 | standing_order=1 | quantity=3 -> 422
                    member      | /standing-orders/{offer} paused=yes    |           | quantity=2                          | 303 303 | | -
                    member      | /standing-orders/{offer}/removal       |           |                                     | 303 303 | | -
                    member      | /household/invitations                 |           | mail=fay@example.org                | 201 422 | invitation=1 | -
                    member      | /household/invitations/{id}/removal    |           |                                     | 303 303 | | -
                    member      | /household/people/{id}/removal         |           |                                     | 303 404 | | -
                    member      | /account/notifications                 |           |                                     | 303 303 | | -
                    member      | /preferences language=de               |           |                                     | 303 303 | | -
                    member      | /preferences language=en               |           |                                     | 303 303 | | -
                    member      | /preferences theme=system              |           |                                     | 303 303 | | -
                    member      | /preferences theme=light               |           |                                     | 303 303 | | -
                    member      | /preferences theme=dark                |           |                                     | 303 303 | | -
                    member      | /account/passkeys/new                  |           | name=Key §&password={password}      | 200 200 | audit_entry=~&passkey_challenge=~ | -
                    buyer       | /desk/offers/new                       |           | supplier={supplier}&sku=NEW&name=Name §&category=§&unit=C62&unitsPerCase=6&priceBreaks=1 8.50&vatPercent=7&referencePrice=9&referenceSource=§&product=§ | 303 303 | offer=1 | name=Other -> 422
                    buyer       | /desk/offers/{id}                      |           | name=Name §                         | 303 409 | | name=Other -> 409
                    buyer       | /desk/offers/picture                   |           | file=PICTURE&alt=§                  | 303 303 | offer_picture=1 | -
                    buyer       | /desk/offers/{id}/picture/removal      |           |                                     | 303 303 | | -
                    buyer       | /desk/offers/import                    |           | file=OFFERS                         | 200 200 | offer=1&audit_entry=~ | -
                    buyer       | /desk/price-lists/{id}/takeover which=some |       | sku=TEA                             | 303 409 | | -
                    buyer       | /desk/price-lists/{id}/takeover which=all |        |                                     | 303 409 | | -
                    buyer       | /desk/price-lists/{id}/rejection       |           |                                     | 303 409 | | -
                    buyer       | /desk/rounds                           |           | name=Next §&supplier={supplier}     | 303 303 | buying_round=1 | name=Other -> 409
                    buyer       | /desk/rounds/{id}/plan                 | changing  | name=Changed §                      | 303 409 | | name=Other -> 409
                    buyer       | /desk/rounds/{id}/what-if              | open      |                                     | 200 200 | | -
                    buyer       | /desk/rounds/{id}/opening              | planned   |                                     | 303 303 | | -
                    buyer       | /desk/rounds/{id}/completion           | completing |                                    | 303 303 | | -
                    buyer       | /desk/rounds/{id}/closing              | closing   |                                     | 303 303 | | -
                    buyer       | /desk/rounds/{id}/cancellation         | cancelling | reason=off §                       | 303 303 | | reason=other -> 409
                    buyer       | /desk/rounds/{id}/minimums             | asked     | choice.*=ORDER_ANYWAY&reason.*=§    | 303 303 | minimum_decision=1 | reason.*=other -> 409
                    buyer       | /desk/rounds/{id}/orders/{member}      | asked     | quantity.*=18&reason=slip §         | 303 303 | order_correction=1&order_outcome=~&notice=~ | reason=other -> 422
                    buyer       | /desk/rounds/{id}/drafts               | asked     |                                     | 303 303 | audit_entry=~ | -
                    buyer       | /desk/parked/{member}/release          |           |                                     | 303 303 | audit_entry=~&outbox=~ | -
                    buyer       | /desk/purchase-orders/{id}/approval    | draft     |                                     | 303 303 | purchase_order_approval=1 | -
                    buyer       | /desk/purchase-orders/{id}/answers     | sent      | documentNumber=D §&note=§           | 303 303 | purchase_order_response=1 | -
                    buyer       | /desk/purchase-orders/{id}/cancellation | called   | reason=§                            | 303 303 | purchase_order_cancellation=1 | reason=other -> 409
                    buyer       | /desk/purchase-orders/{id}/receipt final=no | sent | units.*=3&note=§                    | 303 303 | goods_receipt=1 | units.*=4 -> 409
                    buyer       | /desk/purchase-orders/{id}/receipt final=yes | sent | units.*=6&note=§                   | 303 303 | goods_receipt=1 | units.*=7 -> 409
                    buyer       | /desk/rounds/{id}/pick-up/{member}/credits | shared | units.*=1                          | 303 303 | pick_up_credit=1 | units.*=2 -> 409
                    buyer       | /desk/rounds/{id}/pick-up/{member}/check | shared  |                                     | 303 303 | pick_up=1 | -
                    buyer       | /desk/rounds/{id}/pick-up/{member}/uncheck | shared |                                    | 303 303 | | -
                    supplier    | /supplier/orders/{id}/answer           | billed    | note=§                              | 303 303 | purchase_order_response=1 | units.*=6 -> 409
                    supplier    | /supplier/orders/{id}/shipping         | billed    | number=LS §&units.*=2&note=§        | 303 303 | purchase_order_despatch=1 | units.*=1 -> 409
                    supplier    | /supplier/orders/{id}/invoice          | billed    | number=R §&freight=1&freightVat=0&payable=25.00            | 303 303 | supplier_invoice=1 | units.*=6&payable=13.00 -> 409
                    supplier    | /supplier/orders/{id}/rejection        | rejected  | note=§&!units.*=1                              | 303 303 | purchase_order_response=1 | note=other -> 409
                    supplier    | /supplier/price-lists                  |           | number=Summer §&file=PRICE_LIST     | 303 303 | supplier_list=1 | -
                    supplier    | /supplier/feed                         |           | address=https://a.example/          | 303 303 | api_token=~&audit_entry=~&caller_change=~ | -
                    supplier    | /supplier/feed/trial                   |           |                                     | 200 200 | api_token=~&caller_change=~ | -
                    buyer       | /desk/purchase-orders/{id}/change step=look | changed | reason=§&quantity.*=1            | 200 200 | | -
                    buyer       | /desk/purchase-orders/{id}/change step=do | changed | reason=§&quantity.*=1              | 303 303 | purchase_order_change=1 | quantity.*=3 -> 422
                    bookkeeper  | /books/invoices/new/{order}            | sent      | number=B §&issued=2026-11-20&units.*=6&depositUnits.*=6&deposit.*=0.5&freight=1&freightVat=0&payable=16.00 | 303 303 | supplier_invoice=1 | units.*=5&payable=14.00 -> 409
                    bookkeeper  | /books/invoices/new/{order}/credit-note | sent     | number=C §&issued=2026-11-21&credited=B&units.*=2&payable=4.00 | 303 303 | supplier_invoice=1 | units.*=1&payable=2.00 -> 409
                    bookkeeper  | /books/accounts/members/{id}/payments  | account   | amount=5&reference=§&day=2026-03-31 | 303 303 | ledger_journal=1 | amount=6 -> 409
                    bookkeeper  | /books/accounts/suppliers/{id}/payments |          | direction=OUT&amount=5&reference=§&day=2026-03-31 | 303 303 | ledger_journal=1 | amount=6 -> 409
                    bookkeeper  | /books/accounts/members/{id}/limit     | account   | limit=50                            | 303 303 | | limit=70 -> 409
                    bookkeeper  | /books/payments/{id}/reversal          |           | reason=§                            | 303 303 | ledger_journal=1 | reason=other -> 409
                    bookkeeper  | /books/bank/bookings                   |           |                                     | 303 303 | ledger_journal=1 | -
                    bookkeeper  | /books/bank                            |           | file=STATEMENT&columns=date=day,amount=amount,text=text | 303 303 | bank_line=1&bank_file=~&audit_entry=~ | -
                    bookkeeper  | /books/bank/lines/{id}/booking         |           | party=001                           | 303 303 | ledger_journal=1 | party=002 -> 409
                    bookkeeper  | /books/bank/lines/{id}/aside           |           |                                     | 303 303 | | -
                    bookkeeper  | /books/bank/lines/{id}/reopening       |           |                                     | 303 303 | | -
                    bookkeeper  | /books/invoices/{id}/matching          | dispute   |                                     | 303 303 | | -
                    bookkeeper  | /books/invoices/{id}/acceptance        | accept    | reason=§                            | 303 303 | | reason=other -> 409
                    bookkeeper  | /books/invoices/{id}/dispute           | dispute   | reason=§                            | 303 303 | | reason=other -> 409
                    bookkeeper  | /books/invoices/{id}/rejection         | reject    | reason=§                            | 303 303 | | reason=other -> 409
                    administrator | /admin/coop                          |           | name=Co-op §                        | 303 409 | | name=Other -> 409
                    administrator | /admin/invitations                   |           | mail=gus@example.org&role=BUYER     | 201 422 | invitation=1 | -
                    administrator | /admin/invitations/{id}/removal      |           |                                     | 303 303 | | -
                    administrator | /admin/people/{id}/tokens            | person    | token-name=Till §&days=3&scope=READ | 201 422 | api_token=1 | -
                    administrator | /admin/people/{id}/tokens/{token}/removal | tokens |                                   | 303 303 | | -
                    administrator | /admin/people/{id}                   | person    | mail=owner2@example.org             | 303 409 | | mail=owner3@example.org -> 409
                    administrator | /admin/people/{id}/second-factor/removal | locked |                                    | 303 303 | | -
                    administrator | /admin/dead-letters/{topic}/{partition}/{offset}/retry |  |                             | 303 303 | | -
                    administrator | /admin/dead-letters/{topic}/{partition}/{offset}/discard | | because=§                  | 303 303 | | -
                    guest       | /forgotten                             |           | coop={coop}&name=owner              | 303 303 | audit_entry=~ | -
                    guest       | /sign-in                               |           | coop={coop}&name=bookkeeper&password={password} | 303 303 | audit_entry=~ | -
                    guest       | /invitation/{secret}                   |           | name=Gus §&password={password}      | 303 410 | account=1 | -
                    guest       | /reset/{secret}                        |           | password={password}                 | 303 410 | | -
                    coder       | /sign-in/code                          |           | code={recovery.coder}               | 303 403 | audit_entry=~ | -
                    enroller    | /sign-in/second-factor                 |           | code=TOTP                           | 200 403 | audit_entry=~&second_factor=~ | -
                    factor      | /account/second-factor/removal         |           | code={recovery.factor}              | 303 422 | audit_entry=~ | -
                    owner       | /account/devices/{id}/end              | | !stranger=1 | 303 303 | | -
                    owner       | /account/passkeys/{id}/removal         | | !stranger=1 | 303 303 | | -
                    owner       | /account/links                         |           | coop={away}&name=elsewhere&link-password={password} | 303 303 | audit_entry=~ | -
                    owner       | /account/links/removal                 |           |                                     | 303 303 | | -
                    owner       | /account/password                      |           | password={password}&new-password=quite another password | 303 403 | audit_entry=~ | -
                    owner       | /account/second-factor                 |           | code=TOTP                           | 200 303 | audit_entry=~&second_factor=~ | -
                    linked      | /account/links/{coop}/{account}/enter  |           |                                     | 303 401 | | -
                    leaver      | /account/erasure                       |           | erase-password={password}           | 303 401 | audit_entry=~ | -
                    owner       | /sign-out                              |           |                                     | 303 303 | | -
                    """);
}
