package coop.cobuy.aggregator.storefront.forms;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

import javax.imageio.ImageIO;

/** What is sent with the forms that take a file. */
enum Files {
    PRICE_LIST("list.csv"),
    OFFERS("offers.csv"),
    STATEMENT("bank.csv"),
    PICTURE("picture.png");

    private final String fileName;

    Files(String fileName) {
        this.fileName = fileName;
    }

    String fileName() {
        return fileName;
    }

    byte[] content() {
        return switch (this) {
            case PRICE_LIST ->
                    text("sku;name;unit;unit_price\nRICE;Rice;C62;1.90\nTEA;Tea;C62;4.20\n");
            case OFFERS ->
                    text(
                            "supplier,sku,name,unit,vat_percent,reference_price,tier1_from,tier1_price\n"
                                + "S-1,SOAP,Soap,C62,19.00,3.00,1,2.00\n");
            case STATEMENT -> text("day;amount;text\n2026-04-01;11,00;Member 001\n");
            case PICTURE -> picture();
        };
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] picture() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(new BufferedImage(90, 60, BufferedImage.TYPE_INT_RGB), "png", bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
