package coop.cobuy.aggregator.storefront;

import io.micronaut.context.annotation.AliasFor;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A controller whose routes answer with pages and take forms, on a thread that may wait. A route
 * that answers with something else, such as a file, says so by a {@code @Produces} of its own, and
 * one that takes a file by a {@code @Consumes}. Without this a route is taken for one that speaks
 * JSON, and refuses whoever takes pages alone.
 *
 * <p>{@code @Hidden} stands on the controller itself, since the API's description looks for it
 * there only.
 */
@Controller
@ExecuteOn(TaskExecutors.BLOCKING)
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
@Produces(MediaType.TEXT_HTML)
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface PageController {

    /** The path that all routes begin with. */
    @AliasFor(annotation = Controller.class, member = "value")
    String value() default "/";
}
