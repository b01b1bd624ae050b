import type { EffectsMessages } from './effects-messages.js';

export const frEffects: EffectsMessages = {
  background: 'Arrière-plan',
  noBackground: 'Aucun',
  slightBlur: 'Flou léger',
  blur: 'Flou',
  chooseImage: 'Choisir une image…',
  ownImage: 'Votre image',
  backgroundStarts: 'Chargement de l’arrière-plan…',
  backgroundFailed: 'Cet arrière-plan ne fonctionne pas ici. Votre caméra montre ce qui est derrière vous.',
  suppressNoise: 'Supprimer le bruit',
  noiseStarts: 'Chargement de la suppression du bruit…',
  noiseFailed: 'Le bruit ne peut pas être supprimé ici. Votre micro fonctionne comme avant.',
};
