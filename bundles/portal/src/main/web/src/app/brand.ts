import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';

/** What the product is called and looks like; the engine serves it, so another brand needs no other build. */
export interface Brand {
  product: string;
  slogan: string;
}

const OWN: Brand = { product: '', slogan: '' };

export function useBrand(): Brand {
  const brand = useQuery({
    queryKey: ['brand'],
    queryFn: async () => {
      const answer = await fetch('/vireo/brand/brand.json');
      return answer.ok ? ((await answer.json()) as Brand) : OWN;
    },
    staleTime: Infinity,
  });
  const found = brand.data ?? OWN;
  useEffect(() => {
    document.title = found.product || document.title;
  }, [found.product]);
  return found;
}
