import com.infobip.ApiClient;
import com.infobip.ApiException;
import com.infobip.ApiKey;
import com.infobip.BaseUrl;
import com.infobip.api.SmsApi;
import com.infobip.model.SmsAdvancedTextualRequest;
import com.infobip.model.SmsDestination;
import com.infobip.model.SmsTextualMessage;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.util.List;

/**
 * A program for Infobip's last 4.x Java client: sends each line that it reads and prints the result. It runs in a
 * separate JVM, because the tests' class path contains a newer client with the same class names.
 */
class Sms4 {

    public static void main(String[] arguments) throws IOException {
        SmsApi sms = new SmsApi(ApiClient.forApiKey(ApiKey.from(System.getenv("INFOBIP_API_KEY")))
                .withBaseUrl(BaseUrl.from(System.getenv("INFOBIP_BASE_URL")))
                .build());
        BufferedReader lines = new BufferedReader(new InputStreamReader(System.in));
        for (String text = lines.readLine(); text != null; text = lines.readLine()) {
            System.out.println(send(sms, text));
        }
    }

    private static String send(SmsApi sms, String text) {
        try {
            return sms.sendSmsMessage(new SmsAdvancedTextualRequest()
                            .messages(List.of(new SmsTextualMessage()
                                    .from("InfoSMS")
                                    .destinations(List.of(new SmsDestination().to("41793026727")))
                                    .text(text))))
                    .execute()
                    .getMessages()
                    .get(0)
                    .getStatus()
                    .getName();
        } catch (ApiException failed) {
            return "FAILED " + failed.responseStatusCode();
        }
    }
}
