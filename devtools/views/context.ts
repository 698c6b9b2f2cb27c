import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import { createStore, type Store } from '../store.ts';

/** The store of the panel that a view is part of. */
export const StoreContext = createContext<Store>(createStore());

export const useStore = (): Store => useContext(StoreContext);
