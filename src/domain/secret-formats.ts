/** A well-known form of secret, as providers document theirs. */
export interface SecretFormat {
  /** What it is, for the mark that takes its place. */
  readonly name: string;
  /** Global; every quantifier is bound or follows a fixed word, so that a search takes linear time. */
  readonly form: RegExp;
  /** Words without which the form cannot match; looked for first, because that is fast. */
  readonly hint: string;
}

function format(name: string, hint: string, form: string): SecretFormat {
  // Not in the middle of a longer word, where it would be part of something else.
  return { name, hint, form: new RegExp(`(?<![A-Za-z0-9_-])${form}`, 'g') };
}

const PRIVATE_KEY =
  /-----BEGIN [A-Z0-9 ]{0,40}PRIVATE KEY(?: BLOCK)?-----(?:(?!-----END )[\s\S]){0,20000}(?:-----END [A-Z0-9 ]{0,40}-----)?/g;

/** Forms that tell by themselves what they are. */
export const SECRET_FORMATS: readonly SecretFormat[] = [
  { name: 'private key', hint: 'PRIVATE KEY', form: PRIVATE_KEY },
  format('GitHub token', 'github_pat_', 'github_pat_[A-Za-z0-9_]{22,255}'),
  format('GitHub token', 'gh', 'gh[pousr]_[A-Za-z0-9]{30,255}'),
  format('GitLab token', 'gl', 'gl(?:pat|oas|dt|rt|cbt|ptt|ft|imt|agent|soat)-[A-Za-z0-9_-]{20,128}'),
  format('Slack token', 'xox', 'xox[abeoprs](?:\\.xox[bp])?-[A-Za-z0-9-]{10,250}'),
  format('Slack token', 'xapp-', 'xapp-[0-9]-[A-Za-z0-9-]{10,250}'),
  format(
    'Slack address',
    'hooks.slack.com',
    'https://hooks\\.slack\\.com/(?:services|workflows)/[A-Za-z0-9/_-]{20,120}',
  ),
  format(
    'Discord address',
    'api/webhooks/',
    'https://(?:[a-z]{1,8}\\.)?discord(?:app)?\\.com/api/webhooks/\\d{10,25}/[\\w-]{30,120}',
  ),
  format('AWS key', 'A', '(?:AKIA|ASIA|ABIA|ACCA)[A-Z2-7]{16}(?![A-Za-z0-9])'),
  format('Google key', 'AIza', 'AIza[A-Za-z0-9_-]{35}(?![A-Za-z0-9_-])'),
  format('Google token', 'ya29.', 'ya29\\.[A-Za-z0-9_-]{20,400}'),
  format('Google secret', 'GOCSPX-', 'GOCSPX-[A-Za-z0-9_-]{28}'),
  format('Stripe key', '_', '(?:sk|rk|pk|whsec)_(?:(?:live|test)_)?[A-Za-z0-9]{20,250}'),
  format('npm token', 'npm_', 'npm_[A-Za-z0-9]{36}(?![A-Za-z0-9])'),
  format('PyPI token', 'pypi-AgE', 'pypi-AgE[A-Za-z0-9_-]{50,1000}'),
  format('API key', 'sk-', 'sk-(?:ant-|proj-|svcacct-|or-v1-)?[A-Za-z0-9_-]{32,250}'),
  format('SendGrid key', 'SG.', 'SG\\.[A-Za-z0-9_-]{16,32}\\.[A-Za-z0-9_-]{16,64}'),
  format('Hugging Face token', 'hf_', 'hf_[A-Za-z0-9]{30,60}(?![A-Za-z0-9])'),
  format('DigitalOcean token', '_v1_', 'do[opr]_v1_[a-f0-9]{64}'),
  format('Docker token', 'dckr_', 'dckr_(?:pat|oat)_[A-Za-z0-9_-]{20,60}'),
  format('Shopify token', 'shp', 'shp(?:at|ca|pa|ss)_[A-Fa-f0-9]{32}'),
  format('Databricks token', 'dapi', 'dapi[a-f0-9]{32}(?:-\\d)?(?![A-Za-z0-9])'),
  format('Vault token', 'hv', 'hv[bs]\\.[A-Za-z0-9_-]{24,300}'),
  format('Atlassian token', 'ATATT3', 'ATATT3[A-Za-z0-9_=-]{50,400}'),
  format('Linear key', 'lin_api_', 'lin_api_[A-Za-z0-9]{30,60}'),
  format('Telegram token', ':AA', '\\d{8,10}:AA[A-Za-z0-9_-]{33}(?![A-Za-z0-9_-])'),
  format(
    'JSON web token',
    'eyJ',
    'eyJ[A-Za-z0-9_-]{8,4000}\\.eyJ[A-Za-z0-9_-]{8,8000}\\.[A-Za-z0-9_-]{0,2000}',
  ),
];
