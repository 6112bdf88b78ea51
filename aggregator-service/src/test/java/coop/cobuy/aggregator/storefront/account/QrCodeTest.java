package coop.cobuy.aggregator.storefront.account;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.zxing.ReaderException;

import coop.cobuy.aggregator.storefront.QrPicture;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a phone reads off the image. */
class QrCodeTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "otpauth://totp/Co-op:Ada?secret=ABCDEFGHIJKLMNOPQRSTUVWXYZ234567&issuer=Co-op",
                "otpauth://totp/Gem%C3%BCse%20%26%20Brot:J%C3%B6rg%20M%C3%BCller-L%C3%BCdenscheidt"
                    + "?secret=ABCDEFGHIJKLMNOPQRSTUVWXYZ234567&issuer=Gem%C3%BCse%20%26%20Brot",
                "x"
            })
    void isReadAsTheTextThatItWasMadeOf(String text) throws ReaderException {
        QrCode code = QrCode.of(text);
        assertEquals(text, QrPicture.read(code.side(), code.path()));
    }
}
