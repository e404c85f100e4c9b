import { performCampaign } from '../../../src/commands/cleanup/perform-campaign.ts'
import { openStore } from '../../../src/store/open.ts'

/** A process of its own that issues the decision of a campaign and may be killed at any moment: `publish-child.ts <db> <campaign> <person>`. */
const [url = '', campaignId = '', personId = ''] = process.argv.slice(2)
const store = await openStore(url)
process.send?.('ready')
await performCampaign(store, { campaignId, action: 'decision.publish', payload: { channels: ['门户'], address: 'x' }, personId })
await store.close()
process.exit(0)
