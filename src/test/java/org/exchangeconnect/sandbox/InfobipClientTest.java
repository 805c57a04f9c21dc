package org.exchangeconnect.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.infobip.ApiClient;
import com.infobip.ApiKey;
import com.infobip.BaseUrl;
import com.infobip.api.SmsApi;
import com.infobip.model.SmsDestination;
import com.infobip.model.SmsMessage;
import com.infobip.model.SmsRequest;
import com.infobip.model.SmsTextContent;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Infobip's own Java client works with the sandbox. */
class InfobipClientTest {

    @Test
    void theClientSendsAndReadsTheAnswer() throws Exception {
        try (Sandbox sandbox = Sandbox.start()) {
            SmsApi api = new SmsApi(ApiClient.forApiKey(ApiKey.from(SandboxOptions.DEFAULT_API_KEY))
                    .withBaseUrl(BaseUrl.from(sandbox.uri().toString()))
                    .build());

            var answer = api.sendSmsMessages(new SmsRequest()
                            .messages(List.of(new SmsMessage()
                                    .sender("InfoSMS")
                                    .destinations(List.of(new SmsDestination().to("41793026727")))
                                    .content(new SmsTextContent().text("hello")))))
                    .execute();

            assertThat(answer.getMessages().get(0).getDestination()).isEqualTo("41793026727");
            assertThat(answer.getMessages().get(0).getStatus().getName()).isEqualTo("PENDING_ACCEPTED");
            assertThat(sandbox.messages()).last().extracting("text").isEqualTo("hello");
            assertThat(sandbox.recorder().count(RequestOutcome.MALFORMED)).isZero();
        }
    }
}
