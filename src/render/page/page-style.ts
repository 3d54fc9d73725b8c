import { InputError } from '../../errors.js';
import { packageAsset, userAsset } from '../load-templates.js';

/**
 * The style sheets of a page: that of the package, then those of this kind of page, then the user’s theme.
 * @param own names of further style sheets of the package, such as `audit.css`
 * @param theme path of a CSS file of the user; it may replace any custom property, and any rule
 * @throws InputError when the theme cannot be read or would end its own element
 */
export async function pageStyles(own: readonly string[], theme: string | null): Promise<string[]> {
  const styles = await Promise.all(['style.css', ...own].map(packageAsset));
  if (theme === null) return styles;
  const text = await userAsset(theme);
  if (/<\/style|<!--/i.test(text))
    throw new InputError(`${theme} is not a style sheet: it contains HTML`, 'Give a CSS file.');
  return [...styles, text];
}
