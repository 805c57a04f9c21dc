// A program for Infobip's Node client: sends each line that it reads and prints the result.

import { createInterface } from 'node:readline';
import { AuthType, Infobip } from '@infobip-api/sdk';

const infobip = new Infobip({
    baseUrl: process.env.INFOBIP_BASE_URL,
    apiKey: process.env.INFOBIP_API_KEY,
    authType: AuthType.ApiKey,
});

for await (const text of createInterface({ input: process.stdin })) {
    // The client returns its errors instead of throwing them.
    const answer = await infobip.channels.sms.send({
        messages: [{ from: 'InfoSMS', destinations: [{ to: '41793026727' }], text }],
    });
    console.log(answer.data?.messages?.[0]?.status?.name ?? `FAILED ${answer.response?.status ?? answer.code}`);
}
