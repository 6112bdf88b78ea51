package coop.cobuy.adapter.format.rules;

import com.helger.diagnostics.error.IError;
import com.helger.diagnostics.error.list.ErrorList;
import com.helger.io.resource.IReadableResource;
import com.helger.phive.api.EValidationType;
import com.helger.phive.api.executor.IValidationExecutor;
import com.helger.phive.api.executorset.IValidationExecutorSet;
import com.helger.phive.api.validity.IValidityDeterminator;
import com.helger.phive.xml.schematron.ValidationExecutorSchematron;
import com.helger.phive.xml.source.IValidationSourceXML;
import com.helger.phive.xml.source.ValidationSourceXML;
import com.helger.phive.xml.xsd.ValidationExecutorXSD;
import com.helger.schematron.svrl.SVRLHelper;
import com.helger.schematron.svrl.SVRLMarshaller;
import com.helger.schematron.svrl.jaxb.SchematronOutputType;
import com.helger.xml.schema.XMLSchemaValidationHelper;

import coop.cobuy.adapter.format.xml.XmlParsing;

import net.sf.saxon.TransformerFactoryImpl;
import net.sf.saxon.trans.XPathException;

import org.w3c.dom.Document;
import org.xml.sax.InputSource;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import javax.xml.transform.Source;
import javax.xml.transform.Templates;
import javax.xml.transform.TransformerConfigurationException;
import javax.xml.transform.TransformerException;
import javax.xml.transform.sax.SAXResult;
import javax.xml.transform.sax.SAXSource;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;

/**
 * The layers of a rule set, compiled once. They say what the library's own executors say, several
 * times faster: those wrap a tree of the JDK's for each rule to walk through, and turn a report
 * that also tells every rule that was kept into a tree and into objects. Here a document is read
 * into the processor's own tree, once for all layers, and only what is broken comes out of it.
 */
final class CompiledRules {

    private static final String NAME = "document";
    private static final String STYLESHEET = "SCHEMATRON_XSLT";

    private final TransformerFactoryImpl saxon;
    private final List<Layer> layers = new ArrayList<>();

    CompiledRules(IValidationExecutorSet<IValidationSourceXML> set) {
        this.saxon = new TransformerFactoryImpl();
        for (IValidationExecutor<IValidationSourceXML> executor : set.getAllExecutors()) {
            layers.add(layer(executor));
        }
    }

    /** One step of the check. */
    private sealed interface Layer {

        boolean stopsOnError();

        /** A grammar. */
        record Grammar(Schema schema, boolean stopsOnError) implements Layer {}

        /** Rules as a stylesheet. */
        record Rules(Templates templates, boolean stopsOnError) implements Layer {}

        /** Of a kind that is not compiled here. */
        record Other(IValidationExecutor<IValidationSourceXML> executor, boolean stopsOnError)
                implements Layer {}
    }

    private Layer layer(IValidationExecutor<IValidationSourceXML> executor) {
        boolean stops = executor.isStopValidationOnError();
        if (executor instanceof ValidationExecutorXSD grammar) {
            return new Layer.Grammar(grammar.getSchemaProvider().get(), stops);
        }
        boolean stylesheet =
                executor instanceof ValidationExecutorSchematron rules
                        && rules.getPrerequisiteXPath() == null
                        && executor.getValidationArtefact().getValidationType()
                                instanceof EValidationType type
                        && type.name().startsWith(STYLESHEET);
        return stylesheet
                ? new Layer.Rules(
                        templates(executor.getValidationArtefact().getRuleResource()), stops)
                : new Layer.Other(executor, stops);
    }

    private Templates templates(IReadableResource resource) {
        try (InputStream in = resource.getInputStream()) {
            return saxon.newTemplates(new StreamSource(in, resource.getPath()));
        } catch (TransformerConfigurationException | IOException e) {
            throw new IllegalStateException("rules cannot be compiled: " + resource.getPath(), e);
        }
    }

    /**
     * Everything that is broken, layer by layer.
     *
     * @param bytes well-formed XML
     * @throws IllegalArgumentException if they are not
     */
    List<IError> check(byte[] bytes) {
        Source tree = tree(bytes);
        List<IError> all = new ArrayList<>();
        for (Layer layer : layers) {
            List<IError> errors = errors(layer, tree, bytes);
            all.addAll(errors);
            boolean broken = errors.stream().anyMatch(error -> error.getErrorLevel().isError());
            if (broken && layer.stopsOnError()) {
                break;
            }
        }
        return all;
    }

    private Source tree(byte[] bytes) {
        try {
            return saxon.getConfiguration().buildDocumentTree(source(bytes)).getRootNode();
        } catch (XPathException e) {
            String reason = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
            throw new IllegalArgumentException("no XML: " + reason, e);
        }
    }

    private static Source source(byte[] bytes) {
        InputSource input = new InputSource(new ByteArrayInputStream(bytes));
        input.setSystemId(NAME);
        return new SAXSource(XmlParsing.safeReader(), input);
    }

    private List<IError> errors(Layer layer, Source tree, byte[] bytes) {
        return switch (layer) {
            case Layer.Grammar grammar -> {
                ErrorList errors = new ErrorList();
                XMLSchemaValidationHelper.validate(
                        grammar.schema(), source(bytes), errors, Locale.ENGLISH);
                yield List.copyOf(errors.getAllFailures());
            }
            case Layer.Rules rules -> report(rules.templates(), tree);
            case Layer.Other other ->
                    List.copyOf(
                            other.executor()
                                    .applyValidation(
                                            ValidationSourceXML.create(
                                                    NAME, XmlParsing.document(bytes)),
                                            IValidityDeterminator.createDefault(),
                                            Locale.ENGLISH)
                                    .getErrorList());
        };
    }

    private static List<IError> report(Templates templates, Source tree) {
        BrokenRules broken = new BrokenRules();
        try {
            templates.newTransformer().transform(tree, new SAXResult(broken));
        } catch (TransformerException e) {
            throw new IllegalStateException("rules cannot be applied", e);
        }
        Optional<Document> report = broken.report();
        if (report.isEmpty()) {
            return List.of();
        }
        // What was kept is left out of it, so that it is no whole report as its grammar knows it.
        SchematronOutputType read = new SVRLMarshaller(false).read(report.get());
        if (read == null) {
            throw new IllegalStateException("the report of broken rules cannot be read");
        }
        List<IError> errors = new ArrayList<>();
        SVRLHelper.getAllFailedAssertions(read)
                .forEach(failed -> errors.add(failed.getAsResourceError(NAME)));
        SVRLHelper.getAllSuccessfulReports(read)
                .forEach(said -> errors.add(said.getAsResourceError(NAME)));
        return errors;
    }
}
