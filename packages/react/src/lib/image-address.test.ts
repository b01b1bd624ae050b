import { expect, it } from 'vitest';
import { imageAddress } from './image-address.js';

it.each([
  'https://a.example/b.png',
  'http://a.example/b.png',
  '//a.example/b.png',
  '/b.png',
  'b.png?c=d:e',
  'blob:https://a.example/1',
  'data:image/png;base64,AAAA',
])('takes %s', (address) => {
  expect(imageAddress(address)).toBe(address);
});

it.each([
  'javascript:alert(1)',
  ' java\nscript:alert(1)',
  'JAVASCRIPT:alert(1)',
  'data:text/html,<script>1</script>',
  'file:///etc/passwd',
  'filesystem:https://a.example/1',
  '',
])('refuses %j', (address) => {
  expect(imageAddress(address)).toBeNull();
});
