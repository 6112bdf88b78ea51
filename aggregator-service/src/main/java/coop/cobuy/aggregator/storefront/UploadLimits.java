package coop.cobuy.aggregator.storefront;

import coop.cobuy.aggregator.platform.LargeBody;

import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;

import jakarta.inject.Singleton;

/** How large the forms may be that bring a file. */
@Factory
final class UploadLimits {

    /**
     * As {@code micronaut.server.multipart.max-file-size} has it, and room for the other fields.
     */
    private static final long BYTES_MAX = 9L * 1024 * 1024;

    @Bean
    @Singleton
    LargeBody ofPriceLists() {
        return new LargeBody("/supplier/price-lists", BYTES_MAX);
    }

    @Bean
    @Singleton
    LargeBody ofPictures() {
        return new LargeBody("/desk/offers/picture", BYTES_MAX);
    }

    @Bean
    @Singleton
    LargeBody ofBankFiles() {
        return new LargeBody("/books/bank", BYTES_MAX);
    }
}
