package coop.cobuy.aggregator.platform;

import coop.cobuy.log.DriverProperties;

import io.micronaut.configuration.jdbc.hikari.DatasourceConfiguration;
import io.micronaut.context.event.BeanCreatedEvent;
import io.micronaut.context.event.BeanCreatedEventListener;

import jakarta.inject.Singleton;

/** Gives every pool the driver's properties before it opens. */
@Singleton
class DriverSettings implements BeanCreatedEventListener<DatasourceConfiguration> {

    @Override
    public DatasourceConfiguration onCreated(BeanCreatedEvent<DatasourceConfiguration> event) {
        DatasourceConfiguration pool = event.getBean();
        DriverProperties.set(pool::addDataSourceProperty);
        return pool;
    }
}
