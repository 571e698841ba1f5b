import java.io.File;
import java.io.InputStream;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;
import org.verapdf.pdfa.validation.profiles.Profiles;
import org.verapdf.pdfa.validation.profiles.ValidationProfile;

/**
 * Checks PDF files against PDF/UA-1 and PDF/A-3a with the veraPDF engine.
 * Per file and standard one line: "PASS|FAIL standard file", then one line per broken rule.
 */
public final class Validate {
    public static void main(String[] files) throws Exception {
        VeraGreenfieldFoundryProvider.initialise();
        for (String name : new String[] {"PDFUA-1", "PDFA-3A"}) {
            ValidationProfile profile;
            try (InputStream xml = Validate.class.getResourceAsStream("/org/verapdf/pdfa/validation/" + name + ".xml")) {
                profile = Profiles.profileFromXml(xml);
            }
            for (String file : files) {
                try (PDFAParser parser = Foundries.defaultInstance().createParser(new File(file), profile.getPDFAFlavour());
                        PDFAValidator validator = Foundries.defaultInstance().createValidator(profile, 1000, false, true, false)) {
                    ValidationResult result = validator.validate(parser);
                    System.out.println((result.isCompliant() ? "PASS " : "FAIL ") + name + " " + file);
                    result.getFailedChecks().forEach((rule, count) ->
                        System.out.println("  rule " + rule.getClause() + "-" + rule.getTestNumber() + " x" + count));
                    result.getTestAssertions().stream()
                        .filter(assertion -> assertion.getStatus() == TestAssertion.Status.FAILED).limit(8)
                        .forEach(assertion -> System.out.println("  " + assertion.getMessage() + " @ " + assertion.getLocation().getContext()));
                } catch (Exception broken) {
                    System.out.println("FAIL " + name + " " + file);
                    System.out.println("  " + broken);
                }
            }
        }
    }
}
